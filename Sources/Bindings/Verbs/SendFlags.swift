internal import CIBVerbs

/// How a send request is carried out (`ibv_send_flags`).
public struct SendFlags: OptionSet, Hashable, Sendable {
    /// The bits as the library has them.
    public let rawValue: UInt32

    /// Flags by their bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Wait until the reads and atomic operations posted before are over.
    public static let fence = SendFlags(rawValue: IBV_SEND_FENCE.rawValue)
    /// Report its end. Requests without it free their place in the queue only when a later one with it ends.
    public static let signalled = SendFlags(rawValue: IBV_SEND_SIGNALED.rawValue)
    /// Raise an event at a receiver that waits for solicited ones only.
    public static let solicited = SendFlags(rawValue: IBV_SEND_SOLICITED.rawValue)
    /// Copy the bytes into the request when it is posted.
    public static let inline = SendFlags(rawValue: IBV_SEND_INLINE.rawValue)
}
