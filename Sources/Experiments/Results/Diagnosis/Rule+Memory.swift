import TransferCore

extension Rule {
    /// What memory costs to reach and to register.
    static let memory = [lockedMemory, hugePages, transparentHugePages, pageMigration]

    /// What registers for sure with the default sizes of all workloads, with room for several transports.
    private static let enoughLocked = 1 << 30

    private static let lockedMemory = Rule(
        "locked-memory", why: "registered memory is locked: beyond the limit registration fails, and RDMA with it"
    ) { site in
        if site.conditions.locksBeyondLimit == true { return [.fine("no limit for this user (CAP_IPC_LOCK)")] }
        guard let limit = site.machine.lockedMemoryLimit else {
            return [.unknown("the kernel does not say how much this process may lock", remedy: "ulimit -l")]
        }
        guard let bytes = Int(limit) else { return [.fine(limit)] }
        let seen = "this process may lock \(ByteCount(bytes))"
        let canRaise = site.machine.lockedMemoryHardLimit == "unlimited"
        let remedy =
            canRaise
            ? "ulimit -l unlimited, in the shell that starts the ranks"
            : "as root, write `* - memlock unlimited` to /etc/security/limits.d/rdma.conf and log in again; under "
                + "Slurm also PropagateResourceLimitsExcept=MEMLOCK in slurm.conf"
        guard bytes < enoughLocked else { return [.fine(seen)] }
        return [site.machine.rdmaDevices.isEmpty ? .moderate(seen, remedy: remedy) : .serious(seen, remedy: remedy)]
    }

    private static let hugePages = Rule(
        "huge-pages", why: "without huge pages --huge-pages is refused, and misses of the TLB are part of each figure"
    ) { site in
        guard let pages = site.conditions.hugePages else {
            return [.unknown("the kernel does not say how many huge pages are set aside")]
        }
        let seen = "\(pages.free) of \(pages.total) free, of \(ByteCount(pages.bytes)) each"
        guard pages.free == 0 else { return [.fine(seen)] }
        let wanted = pages.total + max(1, (1 << 30) / pages.bytes)
        return [
            .moderate(
                pages.total == 0 ? "none set aside" : seen,
                remedy: "echo \(wanted) | sudo tee /proc/sys/vm/nr_hugepages (1 GiB more)")
        ]
    }

    private static let transparentHugePages = Rule(
        "transparent-huge-pages",
        why: "whether a buffer gets huge pages then depends on what ran before, and it may "
            + "change in mid-run"
    ) { site in
        guard let when = site.machine.transparentHugePages else {
            return [.unknown("the kernel does not say when it gives huge pages unasked")]
        }
        guard when == "always" else { return [.fine(when)] }
        return [.moderate(when, remedy: "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled")]
    }

    private static let pageMigration = Rule(
        "numa-balancing",
        why: "the kernel takes pages away to see who uses them, and moves them between nodes in "
            + "mid-run"
    ) { site in
        guard !site.machine.nodes.isEmpty, let migrates = site.conditions.migratesPages else {
            return [.unknown("the kernel does not say whether it moves pages between NUMA nodes")]
        }
        guard site.machine.nodes.count > 1 else { return [.fine("one NUMA node: nothing to move")] }
        guard migrates else { return [.fine("off")] }
        return [.moderate("on", remedy: "sudo sysctl kernel.numa_balancing=0")]
    }
}
