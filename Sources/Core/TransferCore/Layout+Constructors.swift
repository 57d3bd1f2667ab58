extension Layout {
    /// A plain buffer of `byteCount` bytes at `offset`.
    public static func buffer(at offset: Int = 0, byteCount: Int) throws(TransferError) -> Layout {
        try Layout(offset: offset, block: byteCount)
    }

    /// A box inside an N-dimensional array of up to four extents, the first one varying fastest in memory.
    ///
    /// - Parameters:
    ///   - lower: the box's first index along each extent.
    ///   - upper: behind its last index along each extent.
    ///   - extents: the whole array's elements along each extent.
    ///   - element: bytes an element.
    ///   - offset: where the array starts in its region.
    /// - Throws: `.invalidLayout` where the box is empty, reaches outside the array, or the ranks differ.
    public static func subBox(
        from lower: [Int], to upper: [Int], of extents: [Int], element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        func refuse(_ cause: String) -> TransferError {
            TransferError(.invalidLayout, during: "describing a box in an array", cause: cause)
        }
        guard !extents.isEmpty, lower.count == extents.count, upper.count == extents.count else {
            throw refuse("its corners have \(lower.count) and \(upper.count) indices, the array \(extents.count)")
        }
        var start = offset
        var pitch = element
        var dimensions: [Dimension] = []
        for axis in extents.indices {
            guard 0 <= lower[axis], lower[axis] < upper[axis], upper[axis] <= extents[axis] else {
                throw refuse("\(lower[axis])..<\(upper[axis]) is no part of extent \(axis), 0..<\(extents[axis])")
            }
            start += lower[axis] * pitch
            dimensions.append(Dimension(count: upper[axis] - lower[axis], stride: pitch))
            let (next, overflows) = pitch.multipliedReportingOverflow(by: extents[axis])
            guard !overflows else { throw refuse("the array does not fit 63 bits") }
            pitch = next
        }
        // The innermost extent is contiguous: it becomes the block.
        let row = dimensions.removeFirst()
        return try Layout(offset: start, block: row.count * element, dimensions: dimensions)
    }

    /// Columns `columns` of a row-major matrix of `rows` rows and `pitch` bytes a row: one block a row.
    ///
    /// - Throws: `.invalidLayout` where the band is empty or wider than a row.
    public static func columnBand(
        columns: Range<Int>, rows: Int, pitch: Int, element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        guard !columns.isEmpty, columns.lowerBound >= 0, columns.upperBound * element <= pitch else {
            throw TransferError(
                .invalidLayout, during: "describing a column band",
                cause: "columns \(columns) of \(element) bytes are no part of a row of \(pitch) bytes")
        }
        return try Layout(
            offset: offset + columns.lowerBound * element, block: columns.count * element,
            dimensions: [Dimension(count: rows, stride: pitch)])
    }

    /// A block of a row-major matrix read column by column: the wire order is that of the block's transpose.
    ///
    /// - Parameters:
    ///   - rows: the block's rows.
    ///   - columns: the block's columns.
    ///   - pitch: bytes a row of the matrix.
    ///   - element: bytes an element.
    /// - Throws: `.invalidLayout` where the block is empty or reaches behind a row's end.
    public static func transposedBlock(
        rows: Range<Int>, columns: Range<Int>, pitch: Int, element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        guard !rows.isEmpty, !columns.isEmpty, rows.lowerBound >= 0, columns.lowerBound >= 0,
            columns.upperBound * element <= pitch
        else {
            throw TransferError(
                .invalidLayout, during: "describing a transposed block",
                cause: "rows \(rows), columns \(columns) of \(element) bytes are no part of rows of \(pitch) bytes")
        }
        return try Layout(
            offset: offset + rows.lowerBound * pitch + columns.lowerBound * element, block: element,
            dimensions: [
                Dimension(count: rows.count, stride: pitch), Dimension(count: columns.count, stride: element),
            ])
    }
}
