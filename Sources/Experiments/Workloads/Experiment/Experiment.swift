public import Measurement
public import Ranks
public import TransferCore

/// A workload at one size: everything about a cell but its transport and method.
public protocol Experiment {
    /// The subcommand's name.
    var workload: String { get }
    /// What the size column says; see the results' documentation.
    var sizeBytes: Int { get }
    /// What one iteration moves.
    var traffic: Traffic { get }
    /// Whatever else tells this experiment from others of the workload, as pairs of name and value.
    var options: [(name: String, value: String)] { get }
    /// Whether the copy engine of a device had better have a thread of its own.
    var prefersEngineThread: Bool { get }

    /// Makes the cell of this experiment over a transport ready. Collective.
    ///
    /// - Throws: what the transport throws while allocating and preparing.
    func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession

    /// What each rank copies within its own memory to measure the ceiling, or nothing where there is no such thing.
    func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun?
}

extension Experiment {
    /// Where there is computation to overlap with.
    public var prefersEngineThread: Bool { false }
}
