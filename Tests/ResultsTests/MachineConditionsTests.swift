import Results
import Testing

@Suite struct MachineConditionsTests {
    private func conditions(
        _ files: [String: String], links: [String: String] = [:], bytes: [String: [UInt8]] = [:]
    ) throws -> MachineConditions {
        try #require(try KernelTree(files, links: links, bytes: bytes).machine.conditions)
    }

    @Test func readsTheKernelsFiles() throws {
        let cpu = "/sys/devices/system/cpu"
        let clock = "/sys/devices/system/clocksource/clocksource0"
        let conditions = try conditions([
            "\(cpu)/cpufreq/policy0/scaling_governor": "powersave\n",
            "\(cpu)/cpufreq/policy1/scaling_governor": "performance\n",
            "\(cpu)/cpufreq/policy2/scaling_governor": "powersave\n",
            "\(cpu)/intel_pstate/no_turbo": "0\n", "\(clock)/current_clocksource": "hpet\n",
            "\(clock)/available_clocksource": "tsc hpet acpi_pm \n", "/proc/loadavg": "1.25 0.5 0.1 2/345 678\n",
            "/proc/cpuinfo": "processor : 0\nflags\t\t: fpu hypervisor lahf_lm\n",
            "/sys/class/dmi/id/sys_vendor": "QEMU\n", "/sys/class/dmi/id/product_name": "Standard PC\n",
            "/proc/meminfo": "HugePages_Total:    8\nHugePages_Free:     3\nHugepagesize:    2048 kB\n",
            "/proc/sys/kernel/numa_balancing": "1\n",
            "/proc/self/status": "Name:\trdmark\nCapEff:\t0000000000004000\nCpus_allowed_list:\t0-3,8\n",
            "/sys/class/iommu/dmar0/x": "",
        ])
        #expect(conditions.governors == ["performance", "powersave"])
        #expect(conditions.boostsClock == true)
        #expect(conditions.clockSource == "hpet" && conditions.clockSources == ["tsc", "hpet", "acpi_pm"])
        #expect(conditions.loadAverage == 1.25)
        #expect(conditions.isVirtual == true && conditions.product == "QEMU Standard PC")
        #expect(conditions.hugePages == .init(bytes: 2 << 20, total: 8, free: 3))
        #expect(conditions.migratesPages == true && conditions.locksBeyondLimit == true)
        #expect(conditions.allowedProcessors == "0-3,8" && conditions.iommus == 1)
    }

    @Test func oneBitTellsWhoMayLockEverything() throws {
        let conditions = try conditions(["/proc/self/status": "CapEff:\t000001ffffffbfff\n"])
        #expect(conditions.locksBeyondLimit == false)
    }

    @Test(arguments: [
        ("intel_pstate/no_turbo", "1", false), ("cpufreq/boost", "1", true), ("cpufreq/boost", "0", false),
    ])
    func turboHasTwoNames(file: String, text: String, boosts: Bool) throws {
        #expect(try conditions(["/sys/devices/system/cpu/\(file)": text]).boostsClock == boosts)
    }

    @Test func aProcessorWithoutTheFlagIsNoGuests() throws {
        #expect(try conditions(["/proc/cpuinfo": "flags : fpu lahf_lm\n"]).isVirtual == false)
        #expect(try conditions(["/proc/cpuinfo": "Features : fp asimd\n"]).isVirtual == nil)
        #expect(try conditions(["/sys/hypervisor/type": "xen\n"]).isVirtual == true)
    }

    @Test func bridgesAreThoseAboveTheDevice() throws {
        let pci = "/sys/bus/pci/devices"
        let tree = try KernelTree(
            [
                "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/0000:02:00.0/class": "0x020700\n",
                "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/0000:02:00.0/max_link_width": "16\n",
                "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/0000:02:00.0/max_link_speed": "32.0 GT/s PCIe\n",
                "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/0000:02:00.0/iommu_group/type": "DMA-FQ\n",
            ],
            links: [
                "\(pci)/0000:02:00.0": "../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/0000:02:00.0",
                "\(pci)/0000:00:01.0": "../../../devices/pci0000:00/0000:00:01.0",
                "\(pci)/0000:01:00.0": "../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0",
            ],
            bytes: [
                "/sys/devices/pci0000:00/0000:00:01.0/config": Self.registers(control: 0b1_1101),
                "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/config": [UInt8](repeating: 0, count: 64),
            ])
        let device = try #require(tree.machine.peripheralDevices.first)
        #expect(device.bridges == ["0000:00:01.0", "0000:01:00.0"])
        #expect(device.largestLinkWidth == 16 && device.largestLinkSpeed == "32.0 GT/s PCIe")
        #expect(device.iommuDomain == "DMA-FQ")
        #expect(
            tree.machine.conditions?.bridges == [
                PCIBridge(address: "0000:00:01.0", redirectsPeers: true),
                PCIBridge(address: "0000:01:00.0", redirectsPeers: nil),
            ])
    }

    /// A configuration space whose second extended capability is the access control services.
    static func registers(control: UInt8, count: Int = 4096) -> [UInt8] {
        var registers = [UInt8](repeating: 0, count: count)
        registers.replaceSubrange(0x100..<0x104, with: [0x01, 0x00, 0x02, 0x15])  // AER, the next one at 150h
        registers.replaceSubrange(0x150..<0x158, with: [0x0d, 0x00, 0x01, 0x00, 0x1f, 0x00, control, 0x00])
        return registers
    }
}
