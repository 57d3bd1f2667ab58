public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// A window of messages of headers and payload in flight from rank 0 to rank 1.
public struct MessagesExperiment: Experiment {
    private let geometry: MessageGeometry
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "messages"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: MessageGeometry, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.pages = pages
        traffic = try geometry.traffic()
    }

    /// What the size column says: the payload of a message.
    public var sizeBytes: Int { geometry.payload }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        [
            ("header", "\(geometry.header)"), ("headers", "\(geometry.headers)"), ("page", "\(geometry.page)"),
            ("window", "\(geometry.window)"), ("arrival", geometry.arrival.rawValue),
            ("layout-seed", "\(geometry.seed)"),
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
