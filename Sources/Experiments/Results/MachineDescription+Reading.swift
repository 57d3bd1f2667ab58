import FoundationEssentials

extension MachineDescription {
    /// What `/proc` and `/sys` say about this machine.
    ///
    /// - Parameter root: stands before both, so that a copied tree can be read.
    public static func read(root: String = "") -> MachineDescription {
        let files = KernelFiles(root: root)
        var machine = MachineDescription()
        machine.hostName = files.text("/proc/sys/kernel/hostname")
        let kernel = ["osrelease", "version"].compactMap { files.text("/proc/sys/kernel/\($0)") }
        machine.kernel = kernel.isEmpty ? nil : kernel.joined(separator: " ")
        machine.cpuModel = files.values(of: "model name", in: "/proc/cpuinfo").first
        let processors = files.values(of: "processor", in: "/proc/cpuinfo").count
        machine.processors = processors == 0 ? nil : processors
        machine.governor = files.text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
        machine.memoryBytes = files.values(of: "MemTotal", in: "/proc/meminfo").first.flatMap(bytes(inKibibytes:))
        let limits = lockedMemoryLimits(files)
        machine.lockedMemoryLimit = limits.first
        machine.lockedMemoryHardLimit = limits.count > 1 ? limits[1] : nil
        machine.transparentHugePages = files.text("/sys/kernel/mm/transparent_hugepage/enabled").flatMap(choice)
        machine.nodes = nodes(files)
        machine.peripheralDevices = peripheralDevices(files)
        let bridges = Set(machine.peripheralDevices.flatMap { $0.bridges ?? [] })
        machine.conditions = MachineConditions.read(files, bridges: bridges.sorted())
        return machine
    }

    private static func nodes(_ files: KernelFiles) -> [Node] {
        let folder = "/sys/devices/system/node"
        let numbers = files.names(in: folder).compactMap { $0.hasPrefix("node") ? Int($0.dropFirst(4)) : nil }
        return numbers.sorted().map { number in
            let node = "\(folder)/node\(number)"
            return Node(
                number: number, cpuList: files.text("\(node)/cpulist"),
                memoryBytes: files.values(of: "Node \(number) MemTotal", in: "\(node)/meminfo").first
                    .flatMap(bytes(inKibibytes:)))
        }
    }

    private static func peripheralDevices(_ files: KernelFiles) -> [PeripheralDevice] {
        // PCI base classes: 02 network, 03 display, 12 processing accelerator, 0b coprocessor.
        let classes = ["0x02", "0x03", "0x12", "0x0b"]
        let folder = "/sys/bus/pci/devices"
        return files.names(in: folder).sorted().compactMap { address in
            let device = "\(folder)/\(address)"
            guard let code = files.text("\(device)/class"), classes.contains(where: code.hasPrefix) else { return nil }
            return peripheralDevice(address, classCode: code, at: device, files)
        }
    }

    private static func peripheralDevice(
        _ address: String, classCode: String, at folder: String, _ files: KernelFiles
    ) -> PeripheralDevice {
        // The kernel writes -1, 0 and 255 where it does not know.
        func width(_ file: String) -> Int? {
            files.text("\(folder)/\(file)").flatMap { Int($0) }.flatMap { $0 < 1 || $0 == 255 ? nil : $0 }
        }
        func speed(_ file: String) -> String? {
            files.text("\(folder)/\(file)").flatMap { $0.hasPrefix("Unknown") ? nil : $0 }
        }
        var device = PeripheralDevice(address: address, classCode: classCode)
        device.vendor = files.text("\(folder)/vendor")
        device.device = files.text("\(folder)/device")
        device.driver = files.linkedName("\(folder)/driver")
        device.node = files.text("\(folder)/numa_node").flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
        device.linkSpeed = speed("current_link_speed")
        device.linkWidth = width("current_link_width")
        device.largestLinkSpeed = speed("max_link_speed")
        device.largestLinkWidth = width("max_link_width")
        device.iommuDomain = files.text("\(folder)/iommu_group/type")
        // The folder is a link to its place below all bridges: ../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0.
        device.bridges = files.linkedParts(folder)?.dropLast().filter { part in
            part.split(separator: ":").count == 3 && part.contains(".")
        }
        return device
    }

    /// The soft and the hard limit in `Max locked memory  8388608  8388608  bytes`.
    private static func lockedMemoryLimits(_ files: KernelFiles) -> [String] {
        let name = "Max locked memory"
        return files.lines("/proc/self/limits").first { $0.hasPrefix(name) }
            .map { $0.dropFirst(name.count).split(separator: " ").prefix(2).map(String.init) } ?? []
    }

    /// `16 kB`, as the kernel writes sizes, in bytes.
    private static func bytes(inKibibytes text: String) -> Int? {
        text.split(separator: " ").first.flatMap { Int($0) }.map { $0 * 1024 }
    }

    /// `madvise` of `always [madvise] never`.
    private static func choice(_ text: String) -> String? {
        text.split(separator: " ").first { $0.hasPrefix("[") && $0.hasSuffix("]") }
            .map { String($0.dropFirst().dropLast()) }
    }
}
