/// How often a sender sends again what was not acknowledged in time before it gives up (`ibv_qp_attr.retry_cnt`).
public struct RetryCount: Hashable, Sendable {
    /// 0 to 7.
    public let encoded: UInt8

    /// `count` times; at most 7, or nothing.
    public init?(_ count: Int) {
        guard (0...7).contains(count) else { return nil }
        encoded = UInt8(count)
    }

    private init(encoded: UInt8) { self.encoded = encoded }

    /// Seven times, the most there is.
    public static let most = RetryCount(encoded: 7)
}

/// How often a sender tries again where the receiver was not ready before it gives up (`ibv_qp_attr.rnr_retry`).
public struct ReceiverNotReadyRetryCount: Hashable, Sendable {
    /// 0 to 6, or 7 for ever.
    public let encoded: UInt8

    /// `count` times; at most 6, or nothing.
    public init?(_ count: Int) {
        guard (0...6).contains(count) else { return nil }
        encoded = UInt8(count)
    }

    private init(encoded: UInt8) { self.encoded = encoded }

    /// Without end (code 7).
    public static let unlimited = ReceiverNotReadyRetryCount(encoded: 7)
}
