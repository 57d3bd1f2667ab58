public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// The sparse checkpoint: dirty pages of a memory, sent to a partner in rounds.
public struct CheckpointExperiment: Experiment {
    private let geometry: CheckpointGeometry
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "checkpoint"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: CheckpointGeometry, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.pages = pages
        traffic = try geometry.traffic()
    }

    /// What the size column says.
    public var sizeBytes: Int { traffic.bytesPerIteration }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        [
            ("image", "\(geometry.image)"), ("page", "\(geometry.page)"), ("dirty", "\(geometry.dirty)"),
            ("rounds", "\(geometry.rounds)"), ("redirty", "\(geometry.redirtied)"),
            ("layout-seed", "\(geometry.seed)"),
        ]
    }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        let run = try CheckpointRun(geometry, over: transport, method: method, memory: memory, among: ranks)
        return CellSession(phasesOf: run, among: ranks) { () throws(TransferError) in try run.figures() }
    }

    /// What bounds it, where something does. Collective.
    public func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun? {
        try CeilingRun(of: geometry, pages: pages, among: ranks)
    }
}
