public import CopyKernels
public import TransferCore

/// A strided copy made ready, with the bounds of what it reads and writes: a descriptor's payload.
public struct BoundedCopy: Sendable, BitwiseCopyable {
    /// The kernel and its parameters.
    public let prepared: PreparedCopy
    let sourceLower: Int
    let sourceUpper: Int
    let destinationLower: Int
    let destinationUpper: Int
    /// How many bytes it moves.
    public let byteCount: Int

    /// Makes `shape` ready. Traps where an extent is not positive, or an offset or a stride negative.
    public init(_ shape: StridedCopy) {
        precondition(shape.sourceOffset >= 0 && shape.destinationOffset >= 0, "a copy at a negative offset")
        precondition(shape.block > 0, "a copy of no bytes")
        for dimension in [shape.inner, shape.middle, shape.outer] {
            precondition(dimension.count > 0, "a dimension that repeats \(dimension.count) times")
            precondition(dimension.sourceStride >= 0 && dimension.destinationStride >= 0, "a negative stride")
        }
        prepared = PreparedCopy(shape)
        sourceLower = shape.sourceBounds.lowerBound
        sourceUpper = shape.sourceBounds.upperBound
        destinationLower = shape.destinationBounds.lowerBound
        destinationUpper = shape.destinationBounds.upperBound
        byteCount = shape.byteCount
    }

    /// A single byte onto itself: what fills descriptors that copy nothing.
    static let idle = BoundedCopy(StridedCopy(sourceOffset: 0, destinationOffset: 0, block: 1))
}
