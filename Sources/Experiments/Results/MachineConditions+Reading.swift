extension MachineConditions {
    /// What the kernel's files say about this machine and this process.
    ///
    /// - Parameter bridges: addresses of the PCI bridges to look at.
    static func read(_ files: KernelFiles, bridges: [String]) -> MachineConditions {
        var conditions = MachineConditions()
        let frequency = "/sys/devices/system/cpu/cpufreq"
        conditions.governors = Set(
            files.names(in: frequency).compactMap { files.text("\(frequency)/\($0)/scaling_governor") }
        ).sorted()
        conditions.boostsClock = boostsClock(files)
        let clock = "/sys/devices/system/clocksource/clocksource0"
        conditions.clockSource = files.text("\(clock)/current_clocksource")
        conditions.clockSources = words(files.text("\(clock)/available_clocksource"))
        conditions.loadAverage = words(files.text("/proc/loadavg")).first.flatMap(Double.init)
        conditions.isVirtual = isVirtual(files)
        let identity = ["sys_vendor", "product_name"].compactMap { files.text("/sys/class/dmi/id/\($0)") }
        conditions.product = identity.isEmpty ? nil : identity.joined(separator: " ")
        conditions.hugePages = hugePages(files)
        conditions.migratesPages = files.text("/proc/sys/kernel/numa_balancing").flatMap { Int($0) }.map { $0 != 0 }
        conditions.locksBeyondLimit = files.values(of: "CapEff", in: "/proc/self/status").first
            .flatMap { UInt64($0, radix: 16) }.map { $0 >> lockCapability & 1 == 1 }
        conditions.allowedProcessors = files.values(of: "Cpus_allowed_list", in: "/proc/self/status").first
        conditions.iommus = files.hasFolder("/sys/class/iommu") ? files.names(in: "/sys/class/iommu").count : nil
        conditions.bridges = bridges.map { address in
            let registers = files.bytes("/sys/bus/pci/devices/\(address)/config")
            return PCIBridge(address: address, redirectsPeers: registers.flatMap(PCIBridge.redirectsPeers))
        }
        return conditions
    }

    /// The bit of `CAP_IPC_LOCK` among a process's capabilities: see capabilities(7).
    private static let lockCapability: UInt64 = 14

    /// Intel's driver says that turbo is off, everybody else's that boost is on.
    private static func boostsClock(_ files: KernelFiles) -> Bool? {
        let folder = "/sys/devices/system/cpu"
        if let isOff = files.text("\(folder)/intel_pstate/no_turbo") { return isOff == "0" }
        return files.text("\(folder)/cpufreq/boost").map { $0 == "1" }
    }

    /// Hypervisors tell their guests by a processor flag on x86, by a folder of the kernel's elsewhere.
    private static func isVirtual(_ files: KernelFiles) -> Bool? {
        if files.text("/sys/hypervisor/type") != nil { return true }
        return files.values(of: "flags", in: "/proc/cpuinfo").first.map { words($0).contains("hypervisor") }
    }

    private static func hugePages(_ files: KernelFiles) -> HugePages? {
        func number(_ name: String) -> Int? {
            files.values(of: name, in: "/proc/meminfo").first.flatMap { words($0).first }.flatMap { Int($0) }
        }
        guard let kibibytes = number("Hugepagesize"), let total = number("HugePages_Total"),
            let free = number("HugePages_Free")
        else { return nil }
        return HugePages(bytes: kibibytes * 1024, total: total, free: free)
    }

    private static func words(_ text: String?) -> [String] {
        text?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    }
}
