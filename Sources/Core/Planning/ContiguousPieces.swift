import TransferCore

/// The contiguous pieces of a layout in wire order, each as long as can be.
///
/// Blocks that happen to lie behind one another are one piece, also where no dimension of the layout says so.
struct ContiguousPieces: Sequence, IteratorProtocol {
    private let block: Int
    private let dimensions: [Layout.Dimension]
    private var indices: [Int]
    private var blocksLeft: Int
    /// Where the next block starts.
    private var offset: Int

    init(_ layout: Layout) {
        let layout = layout.normalized
        block = layout.block
        dimensions = layout.dimensions
        indices = dimensions.map { _ in 0 }
        blocksLeft = layout.blockCount
        offset = layout.offset
    }

    mutating func next() -> WorkRequest.Segment? {
        guard blocksLeft > 0 else { return nil }
        var piece = WorkRequest.Segment(offset: offset, byteCount: block)
        step()
        while blocksLeft > 0, offset == piece.end {
            piece.byteCount += block
            step()
        }
        return piece
    }

    /// On to the next block, as an odometer turns.
    private mutating func step() {
        blocksLeft -= 1
        for (axis, dimension) in dimensions.enumerated() {
            if indices[axis] + 1 < dimension.count {
                indices[axis] += 1
                offset += dimension.stride
                return
            }
            offset -= indices[axis] * dimension.stride
            indices[axis] = 0
        }
    }
}
