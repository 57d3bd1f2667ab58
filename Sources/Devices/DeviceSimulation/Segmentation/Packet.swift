/// A packet as it travels.
public struct Packet: Hashable, Sendable {
    /// The number of its first byte, which wraps at 2^32.
    public var sequence: UInt32
    /// Whether it ends the message.
    public var isLast: Bool
    /// What the receiver checks the rest by.
    public var checksum: UInt16
    /// The bytes.
    public var payload: [UInt8]

    /// A packet with a checksum of its own where `checksum` is not given.
    public init(sequence: UInt32, isLast: Bool, payload: [UInt8], checksum: UInt16? = nil) {
        (self.sequence, self.isLast, self.payload, self.checksum) = (sequence, isLast, payload, checksum ?? 0)
        if checksum == nil { self.checksum = sum }
    }

    /// The Internet checksum of number, mark and bytes (RFC 1071): the complement of the sum of 16-bit words with the carry
    /// added at its end.
    public var sum: UInt16 {
        var words = UInt64(sequence >> 16) + UInt64(sequence & 0xFFFF) + (isLast ? 1 : 0)
        for index in stride(from: 0, to: payload.count, by: 2) {
            words += UInt64(payload[index]) << 8 + (index + 1 < payload.count ? UInt64(payload[index + 1]) : 0)
        }
        while words > 0xFFFF { words = words & 0xFFFF + words >> 16 }
        return ~UInt16(words)
    }
}
