internal import HostMemory
public import HostSystem
public import Measurement
internal import Planning
public import Ranks
public import TransferCore

/// The same pairs of layouts copied by plain code inside each rank's own memory, all ranks that send at once: what a transfer
/// cannot beat.
public final class CeilingRun: MeasuredRun {
    private let copies: HostCopies
    private var counters = Evidence()
    /// What one sample is.
    public let timing = SampleTiming.collective
    /// Bytes that all ranks together copy in an iteration.
    public let bytesPerIteration: Int

    /// Copies for what `ranks.rank` sends.
    ///
    /// - Parameters:
    ///   - plans: each rank's view of the exchange.
    ///   - sizes: bytes of each rank's region.
    public init(
        _ plans: [ExchangePlan], sizes: [ByteCount], pages: Pages, among ranks: RankGroup
    ) throws(TransferError) {
        let plan = plans[ranks.rank]
        var all: [(copies: [StridedCopy], destination: HostMemory)] = []
        for peer in Set(plan.sends.map(\.peer)).sorted() {
            var copies: [StridedCopy] = []
            for end in plan.sends where end.peer == peer {
                guard let far = plans[peer].receives.first(where: { $0.peer == ranks.rank && $0.tag == end.tag }) else {
                    continue
                }
                copies += try StridedPlanner.stridedCopies(from: end.layout, to: far.layout)
            }
            all.append((copies, try HostMemory(size: sizes[peer], pages: pages)))
        }
        copies = HostCopies(from: try HostMemory(size: sizes[ranks.rank], pages: pages), all)
        bytesPerIteration = plans.reduce(0) { $0 + $1.bytesSent }
    }

    /// The ceiling of `pattern`.
    convenience init(
        of pattern: some ExchangePattern, pages: Pages, among ranks: RankGroup
    ) throws(TransferError) {
        try self.init(
            try pattern.plans(), sizes: (0..<ranks.size).map(pattern.regionSize(rank:)), pages: pages, among: ranks)
    }

    /// Writes this rank's part of an iteration.
    public func stamp(iteration: Int) {}

    /// One iteration.
    public func iterate(_ waiter: inout Waiter) {
        copies.run()
        counters.cpuCopiedBytes &+= bytesPerIteration
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? { nil }

    /// What was counted so far.
    public var evidence: Evidence { counters }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { [] }
}
