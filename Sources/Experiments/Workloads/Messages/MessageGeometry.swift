public import TransferCore

/// Messages of headers and a payload from rank 0 to rank 1; further ranks look on.
///
/// What a server sends: headers that lie in buffers of their own, and a payload in pages of a cache, each wherever a free
/// one was. The seed decides which of the buffers and pages a message has.
public struct MessageGeometry: WorkloadGeometry, Hashable {
    /// How messages lie where they arrive.
    public enum Arrival: String, Hashable, Sendable, CaseIterable {
        /// Each in one buffer, one piece behind the other.
        case joined
        /// Headers and pages apart, as at the sender, in other buffers and pages.
        case split
    }

    /// Bytes of each header.
    public let header: Int
    /// Headers of a message.
    public let headers: Int
    /// Payload bytes of a message.
    public let payload: Int
    /// Bytes of a page that payload lies in.
    public let page: Int
    /// Messages of one exchange.
    public let window: Int
    /// How messages lie at the receiver.
    public let arrival: Arrival
    /// Decides which buffers and pages a message has.
    public let seed: UInt64
    /// Ranks in all.
    public let ranks: Int
    /// Where pieces lie apart, at the sender and, where they do so there as well, at the receiver.
    let sent: MessagePools
    let received: MessagePools

    /// A checked geometry.
    ///
    /// - Parameters:
    ///   - header: bytes of each header; at most 64 KiB.
    ///   - headers: up to 64.
    ///   - page: bytes of a page; at least 64.
    ///   - window: up to 1024.
    /// - Throws: `WorkloadError` where a number is out of range, there are fewer than two ranks, or a size overflows.
    public init(
        header: Int = 64, headers: Int = 2, payload: Int, page: Int = 4096, window: Int = 16,
        arrival: Arrival = .joined, seed: UInt64 = 1, ranks: Int = 2
    ) throws(WorkloadError) {
        try require(header, in: 1...1 << 16, as: "the header in bytes")
        try require(headers, in: 1...64, as: "the number of headers")
        try require(payload, in: 1...1 << 40, as: "the payload in bytes")
        try require(page, in: RegionAlignment.line...1 << 30, as: "the page in bytes")
        try require(window, in: 1...1024, as: "the window")
        guard ranks >= 2 else {
            throw WorkloadError("messages need 2 ranks, there is \(ranks)", remedy: "start 2 ranks")
        }
        try require(ranks, in: 2...Origin.ranks, as: "the number of ranks")
        let pages = (payload + page - 1) / page
        try require(try checkedProduct([pages, window], of: "the window"), in: 1...1 << 22, as: "the number of pages")
        _ = try checkedProduct(
            [pages * page + headers * (header + 2 * RegionAlignment.line), window], of: "the window")
        self.header = header
        self.headers = headers
        self.payload = payload
        self.page = page
        self.window = window
        self.arrival = arrival
        self.seed = seed
        self.ranks = ranks
        func pools(_ number: UInt64) -> MessagePools {
            MessagePools(
                header: header, headers: headers * window, page: page, pages: pages * window,
                seed: SeededGenerator.mix(seed &+ number))
        }
        sent = pools(0)
        received = pools(1)
        guard indexCount <= Origin.indices else {
            throw WorkloadError(
                "the window holds \(indexCount) words", remedy: "verification tells up to \(Origin.indices) apart")
        }
    }

    /// Bytes of a message.
    public var size: Int { headers * header + payload }

    /// Pages that a message's payload fills, the last one perhaps in part.
    public var pagesPerMessage: Int { (payload + page - 1) / page }

    /// Pieces of a message: headers, then pages of the payload.
    public var pieces: Int { headers + pagesPerMessage }

    /// Bytes of a message before its piece `piece`.
    func start(ofPiece piece: Int) -> Int {
        piece <= headers ? piece * header : min(size, headers * header + (piece - headers) * page)
    }

    /// Bytes of the piece `piece`.
    func byteCount(ofPiece piece: Int) -> Int { start(ofPiece: piece + 1) - start(ofPiece: piece) }

    /// Byte offset in `rank`'s region of a piece of a message.
    public func offset(ofPiece piece: Int, of message: Int, rank: Int) -> Int {
        if rank == 1, arrival == .joined { return joinedOffset(of: message) + start(ofPiece: piece) }
        let pools = rank == 0 ? sent : received
        return piece < headers
            ? pools.headerOffset(message * headers + piece)
            : pools.pageOffset(message * pagesPerMessage + piece - headers)
    }

    private func joinedOffset(of message: Int) -> Int {
        let first = RegionAlignment.ofBuffer(size)
        return first + message * RegionAlignment.start(behind: size, alignment: first)
    }

    /// Bytes of the region that `rank` needs; that of a rank that looks on is one guard.
    public func regionSize(rank: Int) -> ByteCount {
        switch rank {
        case 0: ByteCount(sent.end)
        case 1: ByteCount(arrival == .joined ? joinedOffset(of: window) : received.end)
        default: ByteCount(RegionAlignment.line)
        }
    }
}
