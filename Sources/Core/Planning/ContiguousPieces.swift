import TransferCore

/// The contiguous pieces of a layout, or of several one behind the other, in wire order, each as long as can be.
///
/// Blocks that happen to lie behind one another are one piece, also where no dimension says so or they belong to
/// different parts.
struct ContiguousPieces: Sequence, IteratorProtocol {
    /// Parts that come after the one in hand.
    private var following: ArraySlice<Layout>
    private var block = 0
    private var dimensions: [Layout.Dimension] = []
    private var indices: [Int] = []
    private var blocksLeft = 0
    /// Where the next block starts.
    private var offset = 0

    init(_ layout: some WireLayout) {
        following = layout.parts[...]
        takeNextPart()
    }

    private mutating func takeNextPart() {
        guard let part = following.popFirst()?.normalized else { return }
        block = part.block
        dimensions = part.dimensions
        indices = dimensions.map { _ in 0 }
        blocksLeft = part.blockCount
        offset = part.offset
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

    /// On to the next block, as an odometer turns, or to the next part.
    private mutating func step() {
        blocksLeft -= 1
        if blocksLeft == 0 { return takeNextPart() }
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
