/// What a request is called, from posting to completion (`wr_id`): 64 bits that the device hands back untouched.
///
/// Bits 63-56 hold a kind, 55-32 a peer, 31-0 an index. What the three mean is up to whoever posts.
public struct WorkRequestID: Hashable, Sendable, BitwiseCopyable {
    /// All three as the device has them.
    public let rawValue: UInt64

    /// What came back from the device.
    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Packs the three. Traps where the peer needs more than 24 bits or the index more than 32.
    @inlinable
    public init(kind: UInt8, peer: Int, index: Int) {
        precondition(0 <= peer && peer < 1 << 24, "a peer has 24 bits")
        precondition(0 <= index && index < 1 << 32, "an index has 32 bits")
        rawValue = UInt64(kind) << 56 | UInt64(peer) << 32 | UInt64(index)
    }

    /// The kind of request.
    @inlinable
    public var kind: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 56) }
    /// The peer it goes to or comes from.
    @inlinable
    public var peer: Int { Int(rawValue >> 32 & 0xff_ffff) }
    /// Which of its kind it is.
    @inlinable
    public var index: Int { Int(rawValue & 0xffff_ffff) }
}
