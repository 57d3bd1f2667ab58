public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// One exchange, iterated: what halo exchange, transpose and the bandwidth probe have in common.
public final class ExchangeRun<Carrier: Transport, Pattern: ExchangePattern>: PhasedRun {
    private let pattern: Pattern
    private let rank: Int
    private let memory: Carrier.Memory
    private let exchange: Carrier.Exchange
    /// What one sample is.
    public let timing = SampleTiming.collective

    /// Allocates and prepares. Collective.
    public init(
        _ pattern: Pattern, over transport: Carrier, method: Method, memory kind: MemoryKind, among ranks: RankGroup
    ) throws(TransferError) {
        self.pattern = pattern
        rank = ranks.rank
        memory = try ranks.together { () throws(TransferError) in
            try transport.allocate(pattern.regionSize(rank: ranks.rank), in: kind)
        }
        exchange = try transport.prepare(try pattern.plan(rank: ranks.rank), method: method, in: memory)
    }

    /// Writes this rank's part of an iteration.
    public func stamp(iteration: Int) { pattern.stamp(memory, rank: rank, iteration: iteration) }

    /// One iteration.
    public func iterate<Marks: PhaseMarks>(
        _ waiter: inout Waiter, marking marks: inout Marks
    ) throws(TransferError) {
        try exchange.start(marking: &marks)
        try exchange.finish(&waiter, marking: &marks)
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? {
        let report = pattern.verify(memory, rank: rank, iteration: iteration)
        return report.isCorrect ? nil : "rank \(rank): \(report)"
    }

    /// What was counted so far.
    public var evidence: Evidence { exchange.evidence }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { exchange.remarks }
    /// Facts that the results have a column for.
    public var particulars: [Particular] { exchange.particulars }
}
