public import TransferCore

/// Messages between ranks 0 and 1 for latency and bandwidth probes; further ranks look on.
///
/// Both ranks' regions hold `window` slots to send from, then as many to receive into, with guards around each.
public struct ProbeGeometry: Hashable, Sendable {
    /// Payload bytes of one message.
    public let size: Int
    /// Bytes of each contiguous piece; the size where messages are contiguous.
    public let block: Int
    /// Bytes from one piece's start to the next one's.
    public let stride: Int
    /// Messages that one exchange of the window moves in one direction.
    public let window: Int
    /// Ranks in all.
    public let ranks: Int

    /// A checked geometry.
    ///
    /// - Parameters:
    ///   - block: bytes of each contiguous piece; none for a contiguous message.
    ///   - stride: bytes from piece to piece; twice the block where only that is given.
    /// - Throws: `WorkloadError` where a number is not positive, blocks do not divide the size or overlap, there are
    ///   fewer than two ranks, or a size overflows.
    public init(
        size: Int, block: Int? = nil, stride: Int? = nil, window: Int = 1, ranks: Int = 2
    ) throws(WorkloadError) {
        let largest = Int.max >> 12
        try require(size, in: 1...largest, as: "the message size in bytes")
        try require(window, in: 1...65536, as: "the window")
        guard ranks >= 2 else {
            throw WorkloadError("a probe needs 2 ranks, there is \(ranks)", remedy: "start 2 ranks")
        }
        try require(ranks, in: 2...Origin.ranks, as: "the number of ranks")
        guard block != nil || stride == nil else {
            throw WorkloadError("a stride without a block says nothing", remedy: "give the block as well")
        }
        let block = block ?? size
        try require(block, in: 1...size, as: "the block in bytes")
        guard size % block == 0 else {
            throw WorkloadError(
                "blocks of \(block) bytes do not divide a message of \(size)", remedy: "choose a block that does")
        }
        let stride = stride ?? (block == size ? block : 2 * block)
        guard stride >= block else {
            throw WorkloadError(
                "a stride of \(stride) bytes lets blocks of \(block) overlap", remedy: "choose at least \(block)")
        }
        self.size = size
        self.block = block
        self.stride = stride
        self.window = window
        self.ranks = ranks
        let extent = try checkedProduct([size / block, stride], of: "a message with its gaps")
        _ = try checkedProduct([extent + 2 * RegionAlignment.page, 2 * window], of: "the window")
        guard indexCount <= Origin.indices else {
            throw WorkloadError(
                "the window holds \(indexCount) words", remedy: "verification tells up to \(Origin.indices) apart")
        }
    }

    /// From a slot's first byte to behind its last.
    var extent: Int { (size / block - 1) * stride + block }

    /// From one slot's start to the next one's.
    var pitch: Int { RegionAlignment.start(behind: extent, alignment: firstOffset) }

    /// Byte offset in the region of what comes first.
    var firstOffset: Int { RegionAlignment.ofBuffer(extent) }

    /// Byte offset of the slot `slot` that is sent from.
    public func sendOffset(slot: Int) -> Int { firstOffset + slot * pitch }

    /// Byte offset of the slot `slot` that is received into.
    public func receiveOffset(slot: Int) -> Int { firstOffset + (window + slot) * pitch }

    /// Bytes of the region that `rank` needs; that of a rank that looks on is one guard.
    public func regionSize(rank: Int) -> ByteCount {
        ByteCount(rank < 2 ? receiveOffset(slot: window) : RegionAlignment.line)
    }
}
