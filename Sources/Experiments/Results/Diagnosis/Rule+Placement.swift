extension Rule {
    /// Where ranks run.
    static let placement = [pinning, ranksPerCore, numaPlacement]

    private static let launchToSee = "look as ranks are placed: mpirun -n 2 rdmark doctor"

    private static let pinning = Rule(
        "pinning", why: "a rank that the kernel moves finds cold caches, or its memory on another node"
    ) { site in
        guard site.launch != .alone else {
            return [.unknown("no launcher started this, so nothing shows how it pins ranks", remedy: launchToSee)]
        }
        guard let allowed = site.allowedProcessors, let processors = site.machine.processors else {
            return [.unknown("the kernel does not say which processors rank 0 may have")]
        }
        let seen = "rank 0 may run on \(allowed.count) of \(processors) processors"
        let remedy = "mpirun --bind-to core … (Open MPI), srun --cpu-bind=cores … (Slurm)"
        // A machine of one processor leaves no choice.
        guard allowed.count < processors || processors == 1 else { return [.moderate(seen, remedy: remedy)] }
        guard let nodes = site.nodes(of: allowed) else {
            return [.unknown(seen + "; it is not known on which NUMA nodes they are")]
        }
        guard nodes.count == 1 else {
            return [.moderate("\(seen), on \(nodes.count) NUMA nodes", remedy: remedy)]
        }
        return [.fine(seen)]
    }

    private static let ranksPerCore = Rule(
        "ranks-per-core", why: "ranks that share a core wait for the scheduler, which takes milliseconds"
    ) { site in
        guard case .ranks(let onThisHost) = site.launch else {
            return [.unknown("no launcher started this, so there are no ranks", remedy: launchToSee)]
        }
        guard let ranks = onThisHost else { return [.unknown("the launcher does not say how many ranks are here")] }
        guard let cores = site.machine.cores else { return [.unknown("it is not known how many cores are here")] }
        let seen = "ranks on this host: \(ranks), cores: \(cores)"
        guard ranks > cores else { return [.fine(seen)] }
        return [
            .serious(seen, remedy: "start at most \(cores) ranks on this host: mpirun -n \(cores) …, or more hosts")
        ]
    }

    private static let numaPlacement = Rule(
        "numa-placement", why: "what goes to a device of another NUMA node crosses the link between the processors"
    ) { site in
        let devices = site.dataDevices
        guard !devices.isEmpty else { return [noDataDevice] }
        return devices.map { device in
            if site.machine.nodes.count == 1 { return .fine("there is one NUMA node", of: device.name) }
            guard let node = device.node else {
                return .unknown("the kernel does not say on which NUMA node it is", of: device.name)
            }
            guard let nodes = site.allowedProcessors.flatMap(site.nodes) else {
                return .unknown("it is not known on which NUMA nodes this process runs", of: device.name)
            }
            guard nodes.contains(node) else {
                let list = nodes.sorted().map(String.init).joined(separator: " and ")
                return .serious(
                    "it is on NUMA node \(node), this process runs on node \(list)", of: device.name,
                    remedy: "numactl --cpunodebind=\(node) --membind=\(node) rdmark …, behind mpirun")
            }
            return .fine("this process may run on its NUMA node, \(node)", of: device.name)
        }
    }

    /// What rules about devices say where there is none.
    static let noDataDevice = Outcome.notApplicable("there is no RDMA card and no accelerator here")
}
