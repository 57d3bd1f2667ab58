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
            // The kernel writes -1 and 0 where it does not know.
            let node = files.text("\(device)/numa_node").flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
            let width = files.text("\(device)/current_link_width").flatMap { Int($0) }.flatMap { $0 < 1 ? nil : $0 }
            let speed = files.text("\(device)/current_link_speed").flatMap { $0.hasPrefix("Unknown") ? nil : $0 }
            return PeripheralDevice(
                address: address, classCode: code, vendor: files.text("\(device)/vendor"),
                device: files.text("\(device)/device"), driver: files.linkedName("\(device)/driver"), node: node,
                linkSpeed: speed, linkWidth: width)
        }
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
