public import TransferCore

/// A `StridedCopy` with everything decided that can be decided before the bytes are there.
///
/// A plain value of fixed size, so that it can lie in a ring in shared memory.
public struct PreparedCopy: Hashable, Sendable, BitwiseCopyable {
    /// The same bytes with the fewest dimensions and the longest block, its dimensions in the order that is fastest.
    public let shape: StridedCopy
    /// How the nest is walked.
    let pattern: CopyPattern
    /// How one block is moved.
    let width: BlockWidth

    /// Chooses the kernel for `copy`.
    public init(_ copy: StridedCopy) {
        let nest = NormalizedNest(copy)
        shape = nest.shape
        pattern = nest.pattern
        width = BlockWidth(of: shape.block)
    }

    /// How many bytes it moves.
    public var byteCount: Int { shape.byteCount }

    /// Moves the bytes. They are visible to whoever sees a later release store of this thread.
    ///
    /// - Parameters:
    ///   - source: what the source offsets are relative to.
    ///   - destination: what the destination offsets are relative to. The bytes written must not overlap those read.
    public func run(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        let source = source + shape.sourceOffset
        let destination = destination + shape.destinationOffset
        switch pattern {
        case .contiguous:
            width.run(ContiguousCopy(source: source, destination: destination), block: shape.block)
        case .nested:
            width.run(NestedCopy(shape: shape, source: source, destination: destination), block: shape.block)
        case .transposedBlocks:
            width.run(BlockTransposeCopy(shape: shape, source: source, destination: destination), block: shape.block)
        case .transposed1: TransposeCopy<Granule1>(shape).run(from: source, to: destination)
        case .transposed2: TransposeCopy<Granule2>(shape).run(from: source, to: destination)
        case .transposed4: TransposeCopy<Granule4>(shape).run(from: source, to: destination)
        case .transposed8: TransposeCopy<Granule8>(shape).run(from: source, to: destination)
        case .transposed16: TransposeCopy<Granule16>(shape).run(from: source, to: destination)
        }
    }
}
