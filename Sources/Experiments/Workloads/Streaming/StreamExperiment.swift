public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// Pipelined streaming: chunks that are made, moved through slots and used up.
public struct StreamExperiment: Experiment {
    private let geometry: StreamGeometry
    private let produce: Duration
    private let consume: Duration
    private let pages: Pages
    /// What one iteration moves.
    public let traffic: Traffic
    /// The subcommand's name.
    public let workload = "stream"

    /// - Parameters:
    ///   - produce: computation that makes a chunk.
    ///   - consume: computation that uses a chunk up.
    /// - Throws: what the geometry throws while planning.
    public init(_ geometry: StreamGeometry, produce: Duration, consume: Duration, pages: Pages) throws(TransferError) {
        self.geometry = geometry
        self.produce = produce
        self.consume = consume
        self.pages = pages
        traffic = try geometry.traffic()
    }

    /// What the size column says.
    public var sizeBytes: Int { geometry.chunk }

    /// Samples that hold the chunks of each pair, as many a sample as there are slots.
    public var samples: Int { (geometry.chunks - 1) / geometry.depth + 1 }

    /// What tells this experiment from others of its workload.
    public var options: [(name: String, value: String)] {
        [
            ("depth", "\(geometry.depth)"), ("total", "\(geometry.chunks * geometry.chunk)"),
            ("produce_ns", "\(produce.nanoseconds)"), ("consume_ns", "\(consume.nanoseconds)"),
            ("pairs", "\(geometry.pairs)"),
        ]
    }

    /// Where there is computation to overlap with.
    public var prefersEngineThread: Bool { produce > .zero || consume > .zero }

    /// Makes the cell ready. Collective.
    public func session<Carrier: Transport>(
        over transport: Carrier, method: Method, memory: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) -> CellSession {
        let run = try StreamRun(
            geometry, produce: produce, consume: consume, over: transport, method: method, memory: memory, among: ranks)
        return CellSession(
            eventsPerIteration: geometry.depth, unsteadySamples: 2, blockNanoseconds: 250_000_000,
            runBlock: { (request) throws(TransferError) in try run.stream(request) },
            evidence: { run.evidence }, remarks: { run.remarks }, particulars: { run.particulars },
            figures: { (mean) throws(TransferError) in try run.figures(meanNanoseconds: mean) })
    }

    /// What bounds it, where something does. Collective.
    public func ceiling(among ranks: RankGroup) throws(TransferError) -> CeilingRun? {
        var plans: [ExchangePlan] = []
        for rank in 0..<ranks.size {
            // All slots in turn, so that the copies meet the same caches as the stream.
            var sends: [ExchangePlan.End] = []
            var receives: [ExchangePlan.End] = []
            for slot in 0..<geometry.depth {
                let plan = try geometry.plan(rank: rank, slot: slot)
                sends += plan.sends
                receives += plan.receives
            }
            plans.append(ExchangePlan(sends: sends, receives: receives))
        }
        return try CeilingRun(
            plans, sizes: (0..<ranks.size).map(geometry.regionSize(rank:)), pages: pages, among: ranks)
    }
}
