public import Measurement
public import Ranks
public import TransferCore

/// The ping-pong: half a round trip is the one-way latency.
public struct LatencyExperiment: Experiment {
    private let geometry: ProbeGeometry
    public let traffic: Traffic
    public let workload = "latency"

    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: ProbeGeometry) throws(TransferError) {
        self.geometry = geometry
        traffic = try geometry.traffic(of: .ping)
    }

    public var sizeBytes: Int { geometry.size }

    public var options: [(name: String, value: String)] { geometry.optionsOfBlocks }

    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        CellSession(
            try LatencyRun(geometry, over: transport, method: method, memory: memory, among: ranks), among: ranks)
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
