import Results
import Testing

@Suite struct MachineDescriptionTests {
    private func machine(_ files: [String: String], links: [String: String] = [:]) throws -> MachineDescription {
        try KernelTree(files, links: links).machine
    }

    @Test func nothingIsInvented() throws {
        var nothing = MachineDescription()
        nothing.conditions = MachineConditions()
        #expect(try machine([:]) == nothing)
    }

    @Test func readsTheKernelsFiles() throws {
        let machine = try machine([
            "/proc/sys/kernel/hostname": "node1\n", "/proc/sys/kernel/osrelease": "6.1.0-18-amd64\n",
            "/proc/sys/kernel/version": "#1 SMP Debian 6.1.76-1\n",
            "/proc/cpuinfo":
                "processor\t: 0\nmodel name\t: AMD EPYC 9354  32-Core\n\nprocessor\t: 1\nmodel name\t: x\n",
            "/proc/meminfo": "MemTotal:        4548824 kB\nMemFree: 1 kB\n",
            "/proc/self/limits":
                "Limit                     Soft Limit   Hard Limit   Units\n"
                + "Max locked memory         8388608      unlimited    bytes\n",
            "/sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never\n",
            "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "performance\n",
            "/sys/devices/system/node/node10/cpulist": "4-7\n", "/sys/devices/system/node/has_cpu": "0\n",
            "/sys/devices/system/node/node0/cpulist": "0-3\n",
            "/sys/devices/system/node/node0/meminfo": "Node 0 MemTotal:       2048 kB\nNode 0 MemFree: 1 kB\n",
        ])
        #expect(machine.hostName == "node1")
        #expect(machine.kernel == "6.1.0-18-amd64 #1 SMP Debian 6.1.76-1")
        #expect(machine.cpuModel == "AMD EPYC 9354 32-Core" && machine.processors == 2)
        #expect(machine.memoryBytes == 4_548_824 * 1024)
        #expect(machine.lockedMemoryLimit == "8388608" && machine.lockedMemoryHardLimit == "unlimited")
        #expect(machine.transparentHugePages == "madvise" && machine.governor == "performance")
        #expect(machine.nodes.map(\.number) == [0, 10])
        #expect(machine.nodes.map(\.cpuList) == ["0-3", "4-7"])
        #expect(machine.nodes.map(\.memoryBytes) == [2048 * 1024, nil])
    }

    @Test func listsDevicesThatMoveOrHoldData() throws {
        let pci = "/sys/bus/pci/devices"
        let machine = try machine(
            [
                "\(pci)/0000:17:00.0/class": "0x020700\n", "\(pci)/0000:17:00.0/vendor": "0x15b3\n",
                "\(pci)/0000:17:00.0/device": "0x101d\n", "\(pci)/0000:17:00.0/numa_node": "1\n",
                "\(pci)/0000:17:00.0/current_link_speed": "32.0 GT/s PCIe\n",
                "\(pci)/0000:17:00.0/current_link_width": "16\n",
                "\(pci)/0000:18:00.0/class": "0x010802\n",
                "\(pci)/0000:3b:00.0/class": "0x030200\n", "\(pci)/0000:3b:00.0/numa_node": "-1\n",
                "\(pci)/0000:3b:00.0/current_link_speed": "Unknown\n", "\(pci)/0000:3b:00.0/current_link_width": "0\n",
            ], links: ["\(pci)/0000:17:00.0/driver": "../../../bus/pci/drivers/mlx5_core"])
        #expect(machine.peripheralDevices.map(\.address) == ["0000:17:00.0", "0000:3b:00.0"])
        let card = try #require(machine.peripheralDevices.first)
        #expect(card.vendor == "0x15b3" && card.device == "0x101d" && card.driver == "mlx5_core" && card.node == 1)
        #expect(card.linkSpeed == "32.0 GT/s PCIe" && card.linkWidth == 16)
        #expect(card.largestLinkSpeed == nil && card.largestLinkWidth == nil && card.iommuDomain == nil)
        #expect(card.bridges == nil, "its folder is no link here")
        let gpu = try #require(machine.peripheralDevices.last)
        #expect(gpu.node == nil && gpu.linkSpeed == nil && gpu.linkWidth == nil && gpu.driver == nil)
    }

    @Test func readsThisMachine() {
        let machine = MachineDescription.read()
        #expect(machine.hostName != nil && machine.kernel != nil && machine.lockedMemoryLimit != nil)
        #expect((machine.memoryBytes ?? 0) > 0)
    }
}
