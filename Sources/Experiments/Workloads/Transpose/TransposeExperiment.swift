public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// The strided transpose: a matrix distributed by rows becomes its transpose distributed by rows.
public struct TransposeExperiment: Experiment {
    private let geometry: TransposeGeometry
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "transpose"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: TransposeGeometry, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.pages = pages
        traffic = try geometry.traffic()
    }

    /// What the size column says.
    public var sizeBytes: Int { traffic.bytesPerIteration }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        [
            ("rows", "\(geometry.rows)"), ("columns", "\(geometry.columns)"), ("element", "\(geometry.element)"),
            ("tile", "\(geometry.tile ?? 0)"),
        ]
    }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        CellSession(
            phasesOf: try ExchangeRun(geometry, over: transport, method: method, memory: memory, among: ranks),
            among: ranks)
    }

    /// What bounds it, where something does. Collective.
    public func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun? {
        try CeilingRun(of: geometry, pages: pages, among: ranks)
    }
}
