extension RunManifest {
    /// What bears on the times of a run and is not what was measured, by subject; what is not known is not there.
    var circumstances: [String: String] {
        var facts: [String: String] = [:]
        for (subject, fact) in machineFacts + buildFacts + networkFacts { facts[subject] = fact }
        for name in Self.optionsThatMatter { facts["option \(name)"] = options[name] }
        for (name, value) in messagePassing?.parameters ?? [:] where Self.isOfTransports(name) {
            facts["message_passing.parameters.\(name)"] = value
        }
        return facts
    }

    /// The subjects of all these runs' circumstances, in the order in which they are listed.
    static func circumstanceSubjects(of manifests: [RunManifest]) -> [String] {
        manifests.flatMap { $0.circumstances.keys }.uniqued().sorted()
    }

    private var machineFacts: [(String, String?)] {
        [
            ("machine.cpu_model", machine.cpuModel),
            ("machine.packages", machine.packages.map(String.init)),
            ("machine.cores", machine.cores.map(String.init)),
            ("machine.processors", machine.processors.map(String.init)),
            ("machine.nodes", machine.nodes.isEmpty ? nil : "\(machine.nodes.count)"),
            ("machine.kernel", machine.kernel),
            ("machine.governor", machine.governor),
            ("machine.transparent_huge_pages", machine.transparentHugePages),
            ("hosts", ranksByHost),
        ]
    }

    private var buildFacts: [(String, String?)] {
        [
            ("build.configuration", build.configuration), ("build.swift", build.swift),
            ("build.architecture", build.architecture), ("message_passing.library", messagePassing?.library),
        ]
    }

    private var networkFacts: [(String, String?)] {
        let inUse = devices.map { device in
            "\(device.name) port \(device.port), \(device.gidKind), path MTU \(device.pathMtuBytes), "
                + "inline \(device.inlineBytes), depth \(device.depth)"
        }
        let firmware = machine.rdmaDevices.filter { device in devices.contains { $0.name == device.name } }
            .compactMap { device in device.firmware.map { "\(device.name) \($0)" } }
        return [
            ("devices", inUse.isEmpty ? nil : inUse.uniqued().sorted().joined(separator: "; ")),
            ("machine.rdma_devices.firmware", firmware.isEmpty ? nil : firmware.joined(separator: ", ")),
        ]
    }

    /// How many ranks each host has, whatever the hosts are called: `2+2`.
    private var ranksByHost: String? {
        guard !hosts.isEmpty else { return nil }
        let counts = Dictionary(grouping: hosts) { $0 }.values.map(\.count).sorted(by: >)
        return counts.map(String.init).joined(separator: "+") + " ranks"
    }

    /// Options that change how cells are measured or carried, and are not among what names a cell.
    private static let optionsThatMatter = [
        "coalesce-gap", "connect", "device", "engine", "file", "gid-index", "huge-pages", "inline", "operation",
        "path-mtu",
        "port", "queue-depth", "queue-pairs", "signal-every", "staging-chunk", "wait", "warmup",
    ]

    /// Launchers set many parameters that are new in each launch: addresses of daemons, numbers of jobs. These choose how
    /// messages travel and where ranks sit.
    private static func isOfTransports(_ name: String) -> Bool {
        ["UCX_", "MPICH_", "MPIR_"].contains { name.hasPrefix($0) }
            || ["btl", "coll", "hwloc", "mpi", "mtl", "opal", "osc", "pml", "rmaps"].contains { framework in
                name == "OMPI_MCA_\(framework)" || name.hasPrefix("OMPI_MCA_\(framework)_")
            }
    }
}
