public import TransferCore

/// Chunks that flow from producers to consumers through slots: rank 2i produces for rank 2i + 1.
///
/// Both ranks of a pair hold `depth` slots with guards around each; chunk n passes through slot n modulo `depth`.
public struct StreamGeometry: Hashable, Sendable {
    /// What a rank does in a stream.
    public enum Role: Hashable, Sendable {
        /// It makes chunks for the consumer.
        case producer(consumer: Int)
        /// It processes the producer's chunks.
        case consumer(producer: Int)
        /// It belongs to no pair.
        case idle
    }

    /// Bytes a chunk.
    public let chunk: Int
    /// Slots.
    public let depth: Int
    /// Chunks that each pair moves: enough for the total asked for.
    public let chunks: Int
    /// Pairs of a producer and a consumer.
    public let pairs: Int
    /// Ranks in all.
    public let ranks: Int

    /// A checked geometry.
    ///
    /// - Parameters:
    ///   - chunk: bytes a chunk, at least 8.
    ///   - depth: slots, up to 1024.
    ///   - total: bytes that each pair moves; rounded up to whole chunks.
    /// - Throws: `WorkloadError` where a number is out of range, there are too few ranks for the pairs, or a size
    ///   overflows.
    public init(chunk: Int, depth: Int, total: Int, pairs: Int = 1, ranks: Int = 2) throws(WorkloadError) {
        try require(chunk, in: 8...Int.max >> 12, as: "the chunk in bytes")
        try require(depth, in: 1...1024, as: "the depth")
        try require(total, in: 1...Int.max >> 12, as: "the total in bytes")
        try require(pairs, in: 1...Origin.ranks / 2, as: "the number of pairs")
        try require(ranks, in: 1...Origin.ranks, as: "the number of ranks")
        guard 2 * pairs <= ranks else {
            throw WorkloadError(
                (pairs == 1 ? "a pair needs 2 ranks" : "\(pairs) pairs need \(2 * pairs) ranks")
                    + (ranks == 1 ? ", there is 1" : ", there are \(ranks)"),
                remedy: "start \(2 * pairs) ranks" + (ranks < 2 ? "" : " or choose up to \(ranks / 2) as --pairs"))
        }
        self.chunk = chunk
        self.depth = depth
        self.chunks = (total - 1) / chunk + 1
        self.pairs = pairs
        self.ranks = ranks
        _ = try checkedProduct([chunk + 2 * RegionAlignment.page, depth], of: "the slots")
        guard indexCount <= Origin.indices else {
            throw WorkloadError(
                "a chunk has \(indexCount) words", remedy: "verification tells up to \(Origin.indices) apart")
        }
    }

    /// What `rank` does.
    public func role(of rank: Int) -> Role {
        guard rank < 2 * pairs else { return .idle }
        return rank % 2 == 0 ? .producer(consumer: rank + 1) : .consumer(producer: rank - 1)
    }

    /// The slot that chunk `sequence` passes through.
    public func slot(of sequence: Int) -> Int { sequence % depth }

    /// Byte offset of `slot` in the region of a producer or consumer.
    public func slotOffset(_ slot: Int) -> Int { firstOffset + slot * pitch }

    /// Bytes of the region that `rank` needs; that of an idle rank is one guard.
    public func regionSize(rank: Int) -> ByteCount {
        ByteCount(role(of: rank) == .idle ? RegionAlignment.line : slotOffset(depth))
    }

    /// From one slot's start to the next one's.
    var pitch: Int { RegionAlignment.start(behind: chunk, alignment: firstOffset) }

    /// Byte offset in the region of what comes first.
    var firstOffset: Int { RegionAlignment.ofBuffer(chunk) }
}
