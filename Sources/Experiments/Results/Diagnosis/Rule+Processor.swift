extension Rule {
    /// What the processors do besides measuring.
    static let processor = [governor, turbo, clockSource, load, virtualization]

    private static let governor = Rule(
        "governor", why: "a clock that follows the load is low when a short benchmark begins, and all times with it"
    ) { site in
        let governors = site.conditions.governors
        guard !governors.isEmpty else {
            let host = site.conditions.isVirtual == true ? "; in a virtual machine the host governs it" : ""
            return [.unknown("the kernel does not govern the clock" + host)]
        }
        let seen = governors.joined(separator: " and ")
        return [
            governors == ["performance"]
                ? .fine(seen) : .serious(seen, remedy: "sudo cpupower frequency-set --governor performance")
        ]
    }

    private static let turbo = Rule(
        "turbo", why: "how far the clock rises depends on heat and on how many cores are busy: figures drift"
    ) { site in
        switch site.conditions.boostsClock {
        case nil: [.unknown("the kernel does not say whether the clock may rise above its nominal rate")]
        case false?: [.fine("off")]
        case true?:
            [
                .moderate(
                    "on: the clock may rise above its nominal rate",
                    remedy: "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo (Intel's driver), or "
                        + "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost (others)")
            ]
        }
    }

    /// Sources that a process reads without a system call (vDSO) on x86, ARM, RISC-V and POWER.
    private static let quickClocks: Set = [
        "tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "riscv_clocksource", "timebase",
    ]

    private static let clockSource = Rule(
        "clock-source", why: "reading the clock by a system call costs a hundred times as much, in each sample"
    ) { site in
        let conditions = site.conditions
        guard let source = conditions.clockSource else { return [.unknown("the kernel does not name its clock")] }
        guard !quickClocks.contains(source) else { return [.fine(source)] }
        let better = conditions.clockSources.first { quickClocks.contains($0) }
        return [
            .serious(
                source,
                remedy: better.map {
                    "echo \($0) | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource"
                } ?? "boot with the kernel parameter tsc=reliable, and read in `dmesg` why the kernel gave tsc up")
        ]
    }

    /// More than a tenth of the processors, and at least half of one: then somebody else computes.
    private static let load = Rule(
        "load", why: "another program takes the core, the cache or the memory bus from a rank in mid-sample"
    ) { site in
        guard let load = site.conditions.loadAverage, let processors = site.machine.processors else {
            return [.unknown("the kernel does not say how much runs")]
        }
        let seen = "\(Magnitude.fixed(load, decimals: 2)) on \(processors) processors in the last minute"
        guard load > max(0.5, Double(processors) / 10) else { return [.fine(seen)] }
        let remedy = "end what else runs (top -o %CPU shows it), wait a minute, look again"
        return [load > Double(processors) ? .serious(seen, remedy: remedy) : .moderate(seen, remedy: remedy)]
    }

    private static let virtualization = Rule(
        "virtualization", why: "the host takes processors away unseen and adds to each access of a device"
    ) { site in
        let product = site.conditions.product
        switch site.conditions.isVirtual {
        case nil: return [.unknown("nothing tells whether this is a virtual machine", remedy: "systemd-detect-virt")]
        case false?: return [.fine("none seen" + (product.map { ": \($0)" } ?? ""))]
        case true?:
            return [
                .moderate(
                    "a virtual machine" + (product.map { ": \($0)" } ?? ""),
                    remedy: "measure on the bare machine; else have the host pin the virtual processors, and compare "
                        + "with figures from this machine only")
            ]
        }
    }
}
