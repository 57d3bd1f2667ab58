/// What one message of a scatter-gather transport moves: the same wire bytes, as lists of segments on both ends.
public struct WorkRequest: Hashable, Sendable {
    /// A contiguous run of bytes on one end.
    public struct Segment: Hashable, Sendable {
        /// Byte offset of its first byte in the region, or in the bounce buffer of method `pack`.
        public var offset: Int
        /// Bytes; at least 1.
        public var byteCount: Int
        /// Whether it is a gap that travelled along and lands in a sink, where nobody looks; its offset is 0.
        public var isSink: Bool

        /// `byteCount` bytes from `offset` on.
        public init(offset: Int, byteCount: Int, isSink: Bool = false) {
            self.offset = offset
            self.byteCount = byteCount
            self.isSink = isSink
        }

        /// Behind its last byte.
        public var end: Int { offset + byteCount }
    }

    /// Position of its first byte in the transfer's wire order, in which gaps that travel along count.
    public var wireOffset: Int
    /// Bytes that it moves, gaps that travel along included: the sum of the segments of either end.
    public var byteCount: Int
    /// What is read, in wire order.
    public var source: [Segment]
    /// What is written, in wire order.
    public var destination: [Segment]

    /// A request for the `byteCount` wire bytes from `wireOffset` on.
    public init(wireOffset: Int, byteCount: Int, source: [Segment], destination: [Segment]) {
        self.wireOffset = wireOffset
        self.byteCount = byteCount
        self.source = source
        self.destination = destination
    }
}
