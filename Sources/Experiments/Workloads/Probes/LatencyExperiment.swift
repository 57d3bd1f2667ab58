public import Measurement
public import Ranks
public import TransferCore

/// The ping-pong: half a round trip is the one-way latency.
public struct LatencyExperiment: Experiment {
    private let geometry: ProbeGeometry
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "latency"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: ProbeGeometry) throws(TransferError) {
        self.geometry = geometry
        traffic = try geometry.traffic(of: .ping)
    }

    /// What the size column says.
    public var sizeBytes: Int { geometry.size }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] { geometry.optionsOfBlocks }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        CellSession(
            phasesOf: try LatencyRun(geometry, over: transport, method: method, memory: memory, among: ranks),
            among: ranks)
    }

    /// A copy within one memory says nothing about latency.
    public func ceiling(among ranks: RankGroup) -> CeilingRun? { nil }
}

extension ProbeGeometry {
    /// The options that strided messages add.
    var optionsOfBlocks: [(name: String, value: String)] {
        block == size ? [] : [("block", "\(block)"), ("stride", "\(stride)")]
    }
}
