public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// A window of messages in flight from rank 0 to rank 1, or both ways.
public struct BandwidthExperiment: Experiment {
    private let geometry: ProbeGeometry
    private let window: ProbeWindow
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "bandwidth"

    /// - Parameter isBidirectional: whether rank 1 sends a window as well.
    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: ProbeGeometry, isBidirectional: Bool, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.pages = pages
        window = ProbeWindow(geometry: geometry, isBidirectional: isBidirectional)
        traffic = try window.traffic()
    }

    /// What the size column says.
    public var sizeBytes: Int { geometry.size }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        [("window", "\(geometry.window)"), ("bidirectional", "\(window.isBidirectional)")] + geometry.optionsOfBlocks
    }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        CellSession(
            phasesOf: try ExchangeRun(window, over: transport, method: method, memory: memory, among: ranks),
            among: ranks)
    }

    /// What bounds it, where something does. Collective.
    public func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun? {
        try CeilingRun(of: window, pages: pages, among: ranks)
    }
}
