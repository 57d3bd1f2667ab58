public import TransferCore

/// Plans transfers for engines that are told strided copies.
public enum StridedPlanner {
    /// A transfer as few descriptors, for method `gather`.
    ///
    /// One copy where the ends' blocks and dimensions divide one another on the wire and need no more than three
    /// dimensions, as in every halo face and every transpose. More dimensions are unrolled, the shortest first. Ends
    /// that do not divide one another are cut at the boundaries of both and what repeats itself is folded into
    /// dimensions again; that is few copies, not always the fewest. Where an end has several parts, this is done for
    /// each stretch in which both ends stay within one. The time it takes depends on the number of copies, not of
    /// blocks.
    ///
    /// - Returns: copies in any order, which is free where the destination names no byte twice. Strides are positive;
    ///   a dimension that is not needed is `.once`.
    /// - Throws: `.invalidPlan` where the byte counts differ.
    public static func stridedCopies(
        from source: some WireLayout, to destination: some WireLayout
    ) throws(TransferError) -> [StridedCopy] {
        try requireEqualByteCounts(source, destination)
        return LayoutPairs.pairs(from: source, to: destination).flatMap(NestedCopy.covering).flatMap(\.unrolled)
    }

    /// A transfer as one copy for each piece that is contiguous on both ends, in wire order, for method `fragment`.
    ///
    /// - Throws: `.invalidPlan` where the byte counts differ.
    public static func pieces(
        from source: some WireLayout, to destination: some WireLayout
    ) throws(TransferError) -> [StridedCopy] {
        try requireEqualByteCounts(source, destination)
        return PiecePairs(from: source, to: destination).map { pair in
            StridedCopy(
                sourceOffset: pair.sourceOffset, destinationOffset: pair.destinationOffset, block: pair.byteCount)
        }
    }
}

/// What every planner asks of the two ends of a transfer.
func requireEqualByteCounts(_ source: some WireLayout, _ destination: some WireLayout) throws(TransferError) {
    guard source.byteCount == destination.byteCount else {
        throw TransferError(
            .invalidPlan, during: "planning a transfer",
            cause: "its source (\(source)) has \(source.byteCount) bytes, "
                + "its destination (\(destination)) \(destination.byteCount)")
    }
}
