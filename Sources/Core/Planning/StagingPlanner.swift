public import TransferCore

/// Plans the copies between a layout and the contiguous buffer that it is staged through.
public enum StagingPlanner {
    /// Which way the bytes go.
    public enum Direction: Sendable {
        /// From the layout to the buffer.
        case out
        /// From the buffer to the layout.
        case `in`
    }

    /// Copies for the part of a layout that crosses the wire in `wireRange`; the buffer holds it in wire order.
    ///
    /// At most two copies for each dimension of a part and one more, however many blocks the range holds.
    ///
    /// - Parameters:
    ///   - layout: what is staged.
    ///   - wireRange: positions in the layout's wire order; traps where they are none.
    ///   - contiguousOffset: where the range's first byte lies in the buffer.
    ///   - direction: `out` reads the layout, `in` writes it.
    public static func stage(
        _ layout: some WireLayout, wireRange: Range<Int>, contiguousOffset: Int, direction: Direction
    ) -> [StridedCopy] {
        precondition(
            wireRange.lowerBound >= 0 && wireRange.upperBound <= layout.byteCount, "a wire range lies in its layout")
        var offset = contiguousOffset
        return layout.stretch(wireRange).flatMap { slice in
            let buffer = Layout(unchecked: offset, block: slice.byteCount)
            offset += slice.byteCount
            let copies =
                switch direction {
                case .out: NestedCopy.covering(slice, buffer)
                case .in: NestedCopy.covering(buffer, slice)
                }
            return copies.flatMap(\.unrolled)
        }
    }
}
