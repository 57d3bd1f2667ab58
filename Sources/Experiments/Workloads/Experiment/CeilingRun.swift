internal import CopyKernels
internal import HostMemory
public import HostSystem
public import Measurement
internal import Planning
public import Ranks
public import TransferCore

/// The same pairs of layouts copied by plain code inside each rank's own memory, all ranks that send at once: what a transfer
/// cannot beat.
public final class CeilingRun: MeasuredRun {
    private let source: HostMemory
    private let destinations: [HostMemory]
    private let lists: [CopyList]
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
        source = try HostMemory(size: sizes[ranks.rank], pages: pages)
        var destinations: [HostMemory] = []
        var lists: [CopyList] = []
        for peer in Set(plan.sends.map(\.peer)).sorted() {
            var copies: [StridedCopy] = []
            for end in plan.sends where end.peer == peer {
                guard let far = plans[peer].receives.first(where: { $0.peer == ranks.rank && $0.tag == end.tag }) else {
                    continue
                }
                copies += try StridedPlanner.stridedCopies(from: end.layout, to: far.layout)
            }
            lists.append(CopyList(copies))
            destinations.append(try HostMemory(size: sizes[peer], pages: pages))
        }
        self.destinations = destinations
        self.lists = lists
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
        for index in lists.indices { source.copy(lists[index], to: destinations[index]) }
        counters.cpuCopiedBytes &+= bytesPerIteration
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? { nil }

    /// What was counted so far.
    public var evidence: Evidence { counters }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { [] }
}
