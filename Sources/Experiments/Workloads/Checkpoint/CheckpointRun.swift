public import HostSystem
internal import Laws
public import Measurement
public import Ranks
public import TransferCore

/// A checkpoint: rounds of dirty pages one after the other, each an exchange of its own.
public final class CheckpointRun<Carrier: Transport>: PhasedRun {
    private let geometry: CheckpointGeometry
    private let ranks: RankGroup
    private let memory: Carrier.Memory
    private let rounds: ExchangeRow<Carrier.Exchange>
    /// What scanning this rank's bitmaps takes.
    private let scanNanoseconds: Int
    /// What one sample is.
    public let timing = SampleTiming.collective

    /// Allocates and prepares. Collective.
    public init(
        _ geometry: CheckpointGeometry, over transport: Carrier, method: Method, memory kind: MemoryKind,
        among ranks: RankGroup
    ) throws(TransferError) {
        self.geometry = geometry
        self.ranks = ranks
        memory = try ranks.together { () throws(TransferError) in
            try transport.allocate(geometry.regionSize(rank: ranks.rank), in: kind)
        }
        var exchanges: [Carrier.Exchange] = []
        for round in 0..<geometry.rounds {
            exchanges.append(
                try transport.prepare(try geometry.plan(rank: ranks.rank, round: round), method: method, in: memory))
        }
        rounds = ExchangeRow(exchanges)
        scanNanoseconds = BitmapScan.nanoseconds(
            of: geometry.isProducer(ranks.rank) ? geometry.bitmaps(of: ranks.rank) : [])
    }

    /// Writes this rank's part of an iteration.
    public func stamp(iteration: Int) { geometry.stamp(memory, rank: ranks.rank, iteration: iteration) }

    /// One iteration.
    public func iterate<Marks: PhaseMarks>(
        _ waiter: inout Waiter, marking marks: inout Marks
    ) throws(TransferError) {
        for round in 0..<rounds.count {
            try rounds.start(round, marking: &marks)
            try rounds.finish(round, &waiter, marking: &marks)
        }
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? {
        let report = geometry.verify(memory, rank: ranks.rank, iteration: iteration)
        return report.isCorrect ? nil : "rank \(ranks.rank): \(report)"
    }

    /// What was counted so far.
    public var evidence: Evidence { rounds.evidence }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { rounds[0].remarks }
    /// Facts that the results have a column for.
    public var particulars: [Particular] { rounds[0].particulars }

    /// The scan of the slowest rank, and how sparse the memories are. Collective.
    func figures() throws(TransferError) -> [(name: String, value: Double)] {
        [("scan_ns", Double(try ranks.maximum(of: [scanNanoseconds])[0]))] + geometry.figures
    }
}

extension CheckpointGeometry {
    /// What an iteration moves over all ranks: dirty pages, the runs that they lie in, and the runs that law L24 expects.
    fileprivate var figures: [(name: String, value: Double)] {
        let all = (0..<pairs).flatMap { bitmaps(of: 2 * $0) }
        var runs = 0
        for bitmap in all { bitmap.forEachRun { _ in runs += 1 } }
        let expected = (0..<rounds).reduce(0) {
            $0 + DirtyPages.expectedRuns(pages: pageCount, density: share(of: $1))
        }
        return [
            ("dirty_pages", Double(all.reduce(0) { $0 + $1.dirtyCount })), ("dirty_runs", Double(runs)),
            ("expected_runs", Double(pairs) * expected),
        ]
    }
}
