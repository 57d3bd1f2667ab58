/// Every transfer that one iteration makes, seen from one rank.
///
/// A transfer is named by its two ranks and a tag; each rank lists its own end of it. The two ends have the same byte
/// count, and in each direction between two ranks a tag occurs once.
public struct ExchangePlan: Hashable, Sendable {
    /// This rank's end of a transfer.
    public struct End: Hashable, Sendable {
        /// The rank at the other end; may be this rank itself.
        public let peer: Int
        /// Tells the transfers between two ranks apart; 0 or more.
        public let tag: Int
        /// The bytes of this rank's region that take part.
        public let layout: CompositeLayout

        /// This rank's end of the transfer `tag` with `peer`.
        public init(peer: Int, tag: Int, layout: some WireLayout) {
            self.peer = peer
            self.tag = tag
            self.layout = CompositeLayout(layout)
        }
    }

    /// Transfers that this rank feeds.
    public let sends: [End]
    /// Transfers that this rank takes in.
    public let receives: [End]

    /// A plan of the transfers listed; see `validate(ranks:regionSize:)`.
    public init(sends: [End], receives: [End]) {
        self.sends = sends
        self.receives = receives
    }

    /// Bytes that this rank sends in one iteration.
    public var bytesSent: Int { sends.reduce(0) { $0 + $1.layout.byteCount } }
    /// Bytes that this rank receives in one iteration.
    public var bytesReceived: Int { receives.reduce(0) { $0 + $1.layout.byteCount } }

    /// Checks what one rank can check alone.
    ///
    /// - Parameters:
    ///   - ranks: how many ranks there are.
    ///   - regionSize: bytes of the region that the layouts lie in.
    /// - Throws: `.invalidPlan` where a peer does not exist, a tag occurs twice, a layout reaches outside the region or
    ///   a receive layout names a byte twice.
    public func validate(ranks: Int, regionSize: ByteCount) throws(TransferError) {
        try Self.validate(sends, as: "send", ranks: ranks, regionSize: regionSize)
        try Self.validate(receives, as: "receive", ranks: ranks, regionSize: regionSize)
        for end in receives where !end.layout.isFreeOfOverlap {
            throw Self.refusal("receive", end, "its layout (\(end.layout)) names a byte twice")
        }
    }

    private static func validate(
        _ ends: [End], as role: String, ranks: Int, regionSize: ByteCount
    ) throws(TransferError) {
        var seen: Set<[Int]> = []
        for end in ends {
            guard (0..<ranks).contains(end.peer) else {
                throw refusal(role, end, "there is no rank \(end.peer) among \(ranks)")
            }
            guard end.tag >= 0 else { throw refusal(role, end, "tag \(end.tag) is negative") }
            guard seen.insert([end.peer, end.tag]).inserted else { throw refusal(role, end, "the tag occurs twice") }
            guard end.layout.bounds.upperBound <= regionSize.bytes else {
                throw refusal(
                    role, end, "its layout (\(end.layout)) reaches behind the region of \(regionSize.bytes) bytes")
            }
        }
    }

    private static func refusal(_ role: String, _ end: End, _ cause: String) -> TransferError {
        TransferError(.invalidPlan, during: "checking \(role) \(end.tag)", peer: end.peer, cause: cause)
    }
}
