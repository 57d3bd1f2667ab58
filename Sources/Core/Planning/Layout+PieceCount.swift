public import TransferCore

extension Layout {
    /// How many contiguous pieces the layout has in wire order, where blocks that lie behind one another count as one.
    ///
    /// A closed form: the step from a block to the next has one length for each dimension, the outermost that moves.
    public var pieceCount: Int {
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
