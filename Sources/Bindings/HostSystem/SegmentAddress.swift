/// Where other ranks of the host find a `SharedSegment`. A plain value, sent between ranks as bytes.
public struct SegmentAddress: Hashable, Sendable, BitwiseCopyable {
    /// The owner's process, in the PID namespace of the ranks.
    public let process: Int32
    /// The owner's descriptor of the segment.
    public let descriptor: Int32
    /// Bytes of the segment.
    public let size: Int
    /// Random, and part of the segment's name: proves that the descriptor found is the segment meant.
    public let token: UInt64

    /// An address that its owner told.
    public init(process: Int32, descriptor: Int32, size: Int, token: UInt64) {
        self.process = process
        self.descriptor = descriptor
        self.size = size
        self.token = token
    }

    /// The name under which the kernel shows the segment.
    var name: String { "rdmark-" + String(token, radix: 16) }
}
