public import TransferCore

extension WireLayout {
    /// How many contiguous pieces there are in wire order, where those that lie behind one another count as one.
    ///
    /// Costs time by the number of parts, not of pieces.
    public var pieceCount: Int {
        // The last block of a part is its highest, since strides are positive.
        let joins = zip(parts, parts.dropFirst()).count { $0.bounds.upperBound == $1.offset }
        return parts.reduce(0) { $0 + $1.ownPieceCount } - joins
    }
}

extension Layout {
    /// How many contiguous pieces the layout has in wire order, where blocks that lie behind one another count as one.
    ///
    /// A closed form: the step from a block to the next has one length for each dimension, the outermost that moves.
    fileprivate var ownPieceCount: Int {
        let layout = normalized
        var pieces = 1
        // From the start of the first block below the dimension to the start of the last.
        var reach = 0
        for dimension in layout.dimensions {
            let joins = dimension.stride - reach == layout.block
            pieces = pieces * dimension.count - (joins ? dimension.count - 1 : 0)
            reach += (dimension.count - 1) * dimension.stride
        }
        return pieces
    }
}
