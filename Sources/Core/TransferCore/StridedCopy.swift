/// A copy in which both ends are strided: what a copy engine's descriptor says, and what a copy kernel does.
///
/// `block` contiguous bytes, repeated by three nested dimensions, innermost first, with a stride of its own on each
/// end. A plain value of fixed size, so that it can lie in a ring in shared memory. Unused dimensions have count 1.
public struct StridedCopy: Hashable, Sendable, BitwiseCopyable {
    /// One nested repetition.
    public struct Dimension: Hashable, Sendable, BitwiseCopyable {
        /// How often; at least 1.
        public var count: Int
        /// Bytes between the starts of two repetitions in the source.
        public var sourceStride: Int
        /// Bytes between the starts of two repetitions in the destination.
        public var destinationStride: Int

        /// A repetition of both ends.
        public init(count: Int, sourceStride: Int, destinationStride: Int) {
            self.count = count
            self.sourceStride = sourceStride
            self.destinationStride = destinationStride
        }

        /// No repetition.
        public static let once = Dimension(count: 1, sourceStride: 0, destinationStride: 0)
    }

    /// Byte offset of the first byte in the source.
    public var sourceOffset: Int
    /// Byte offset of the first byte in the destination.
    public var destinationOffset: Int
    /// Contiguous bytes at the bottom of the nest, at least 1.
    public var block: Int
    /// The innermost repetition.
    public var inner: Dimension
    /// The repetition around `inner`.
    public var middle: Dimension
    /// The outermost repetition.
    public var outer: Dimension

    /// A copy of `block` bytes, repeated by up to three dimensions.
    public init(
        sourceOffset: Int, destinationOffset: Int, block: Int,
        inner: Dimension = .once, middle: Dimension = .once, outer: Dimension = .once
    ) {
        self.sourceOffset = sourceOffset
        self.destinationOffset = destinationOffset
        self.block = block
        self.inner = inner
        self.middle = middle
        self.outer = outer
    }

    /// How many contiguous pieces it moves.
    public var blockCount: Int { inner.count * middle.count * outer.count }

    /// How many bytes it moves.
    public var byteCount: Int { block * blockCount }

    /// Offsets that it reads lie in this range.
    public var sourceBounds: Range<Int> {
        let reach =
            (inner.count - 1) * inner.sourceStride + (middle.count - 1) * middle.sourceStride
            + (outer.count - 1) * outer.sourceStride
        return sourceOffset..<sourceOffset + reach + block
    }

    /// Offsets that it writes lie in this range.
    public var destinationBounds: Range<Int> {
        let reach =
            (inner.count - 1) * inner.destinationStride + (middle.count - 1) * middle.destinationStride
            + (outer.count - 1) * outer.destinationStride
        return destinationOffset..<destinationOffset + reach + block
    }
}
