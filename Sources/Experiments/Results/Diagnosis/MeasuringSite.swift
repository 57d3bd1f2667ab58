/// What a rule may look at: a machine, and how ranks came to run on it.
public struct MeasuringSite: Hashable, Sendable {
    /// Who started the process that looks.
    public enum Launch: Hashable, Sendable {
        /// No launcher: it is not to be seen how ranks are placed.
        case alone
        /// A launcher, with so many ranks on this host where it says.
        case ranks(onThisHost: Int?)
    }

    /// The machine.
    public let machine: MachineDescription
    /// Who started the process.
    public let launch: Launch

    /// A site; see the properties.
    public init(_ machine: MachineDescription, launch: Launch) {
        self.machine = machine
        self.launch = launch
    }

    /// How the machine is set up; all unknown where nobody looked.
    var conditions: MachineConditions { machine.conditions ?? MachineConditions() }

    /// Processors that this process may run on.
    var allowedProcessors: Set<Int>? { conditions.allowedProcessors.flatMap(ProcessorList.numbers) }

    /// Numbers of the NUMA nodes that these processors belong to; nothing where a node does not say what it has.
    func nodes(of processors: Set<Int>) -> Set<Int>? {
        guard !machine.nodes.isEmpty else { return nil }
        var found: Set<Int> = []
        for node in machine.nodes {
            // A node of memory alone has an empty list, which is read as none.
            guard let list = node.cpuList else { continue }
            guard let own = ProcessorList.numbers(in: list) else { return nil }
            if !own.isDisjoint(with: processors) { found.insert(node.number) }
        }
        return found.isEmpty ? nil : found
    }
}
