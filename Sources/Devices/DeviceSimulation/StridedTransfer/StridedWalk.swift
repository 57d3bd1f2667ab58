import TransferCore

/// The contiguous pieces of a strided copy in their order, none of which lies in two bursts of the source.
struct StridedWalk: IteratorProtocol {
    /// Bytes that lie together on both ends.
    struct Piece: Hashable {
        var source: Int
        var destination: Int
        var count: Int
        /// Whether it is the first of a run of the innermost repetition.
        var beginsRun: Bool
    }

    private let copy: StridedCopy
    private let burst: Int?
    private var block = 0
    /// How much of the block has been walked.
    private var position = 0

    /// - Parameter burst: the size of a burst; nothing where pieces are whole blocks.
    init(_ copy: StridedCopy, burst: Int?) { (self.copy, self.burst) = (copy, burst) }

    mutating func next() -> Piece? {
        guard block < copy.blockCount else { return nil }
        let inner = block % copy.inner.count
        let middle = block / copy.inner.count % copy.middle.count
        let outer = block / (copy.inner.count * copy.middle.count)
        var piece = Piece(
            source: copy.sourceOffset + inner * copy.inner.sourceStride + middle * copy.middle.sourceStride
                + outer * copy.outer.sourceStride + position,
            destination: copy.destinationOffset + inner * copy.inner.destinationStride
                + middle * copy.middle.destinationStride + outer * copy.outer.destinationStride + position,
            count: copy.block - position, beginsRun: inner == 0 && position == 0)
        if let burst { piece.count = min(piece.count, burst - piece.source % burst) }
        position += piece.count
        if position == copy.block { (block, position) = (block + 1, 0) }
        return piece
    }
}
