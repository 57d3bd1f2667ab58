/// How long a sender waits for an acknowledgement before it sends again: 4.096 µs · 2ⁿ, n from 1 to 31, or for ever
/// (`ibv_qp_attr.timeout`; InfiniBand specification, volume 1, 9.9.2.1.4). Devices may wait up to four times as long.
public struct AckTimeout: Hashable, Sendable {
    /// The code as the device gets it: n, or 0 for ever.
    public let encoded: UInt8

    private init(encoded: UInt8) { self.encoded = encoded }

    /// The timeout with this code, or nothing where there is none.
    public init?(code: Int) {
        guard (0...31).contains(code) else { return nil }
        encoded = UInt8(code)
    }

    /// The shortest timeout that is not shorter than `duration`; the longest finite one (about 2.4 hours) where none is.
    public init(atLeast duration: Duration) {
        encoded = (1...31).first { Self.unit * (1 << $0) >= duration } ?? 31
    }

    /// No timeout: a lost packet is waited for without end.
    public static let never = AckTimeout(encoded: 0)

    /// The time that it stands for, or nothing for `.never`.
    public var duration: Duration? { encoded == 0 ? nil : Self.unit * (1 << Int(encoded)) }

    private static let unit = Duration.nanoseconds(4096)
}
