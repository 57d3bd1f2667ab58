public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// One exchange, iterated: what halo exchange, transpose and the bandwidth probe have in common.
public final class ExchangeRun<Carrier: Transport, Pattern: ExchangePattern>: MeasuredRun {
    private let pattern: Pattern
    private let rank: Int
    private let memory: Carrier.Memory
    private let exchange: Carrier.Exchange
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

    public func stamp(iteration: Int) { pattern.stamp(memory, rank: rank, iteration: iteration) }

    public func iterate(_ waiter: inout Waiter) throws(TransferError) {
        try exchange.start()
        try exchange.finish(&waiter)
    }

    public func verify(iteration: Int) -> String? {
        let report = pattern.verify(memory, rank: rank, iteration: iteration)
        return report.isCorrect ? nil : "rank \(rank): \(report)"
    }

    public var evidence: Evidence { exchange.evidence }
    public var remarks: [String] { exchange.remarks }
}
