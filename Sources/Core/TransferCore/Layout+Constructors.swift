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
    /// - Throws: `.invalidLayout` where the box is empty, reaches outside the array, or has another number
    ///   of extents, and where the array does not fit 63 bits.
    public static func subBox(
        from lower: [Int], to upper: [Int], of extents: [Int], element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        func refuse(_ cause: String) -> TransferError {
            TransferError(.invalidLayout, during: "describing a box in an array", cause: cause)
        }
        guard !extents.isEmpty, lower.count == extents.count, upper.count == extents.count else {
            throw refuse("its corners have \(lower.count) and \(upper.count) indices, the array \(extents.count)")
        }
        guard element > 0, offset >= 0 else { throw refuse("elements of \(element) bytes at offset \(offset)") }
        var start = 0
        var pitch = element
        var dimensions: [Dimension] = []
        for axis in extents.indices {
            guard 0 <= lower[axis], lower[axis] < upper[axis], upper[axis] <= extents[axis] else {
                throw refuse("\(lower[axis])..<\(upper[axis]) is no part of extent \(axis), 0..<\(extents[axis])")
            }
            let (next, overflows) = pitch.multipliedReportingOverflow(by: extents[axis])
            guard !overflows else { throw refuse("the array does not fit 63 bits") }
            start += lower[axis] * pitch
            dimensions.append(Dimension(count: upper[axis] - lower[axis], stride: pitch))
            pitch = next
        }
        // The innermost extent is contiguous: it becomes the block.
        let row = dimensions.removeFirst()
        return try Layout(offset: start, block: row.count * element, dimensions: dimensions).shifted(by: offset)
    }

    /// Columns `columns` of a row-major matrix of `rows` rows and `pitch` bytes a row: one block a row.
    ///
    /// - Throws: `.invalidLayout` where the band is empty, wider than a row or out of reach of 63 bits.
    public static func columnBand(
        columns: Range<Int>, rows: Int, pitch: Int, element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        guard let start = startInRow(of: columns, pitch: pitch, element: element) else {
            throw TransferError(
                .invalidLayout, during: "describing a column band",
                cause: "columns \(columns) of \(element) bytes are no part of a row of \(pitch) bytes")
        }
        return try Layout(
            offset: start, block: columns.count * element, dimensions: [Dimension(count: rows, stride: pitch)]
        ).shifted(by: offset)
    }

    /// A block of a row-major matrix read column by column: the wire order is that of the block's transpose.
    ///
    /// - Parameters:
    ///   - rows: the block's rows.
    ///   - columns: the block's columns.
    ///   - pitch: bytes a row of the matrix.
    ///   - element: bytes an element.
    ///   - offset: where the matrix starts in its region.
    /// - Throws: `.invalidLayout` where the block is empty, reaches behind a row's end or out of reach of 63 bits.
    public static func transposedBlock(
        rows: Range<Int>, columns: Range<Int>, pitch: Int, element: Int, at offset: Int = 0
    ) throws(TransferError) -> Layout {
        func refuse(_ cause: String) -> TransferError {
            TransferError(.invalidLayout, during: "describing a transposed block", cause: cause)
        }
        guard !rows.isEmpty, rows.lowerBound >= 0 else { throw refuse("rows \(rows) are none of a matrix") }
        guard let start = startInRow(of: columns, pitch: pitch, element: element) else {
            throw refuse("columns \(columns) of \(element) bytes are no part of a row of \(pitch) bytes")
        }
        let (above, overflows) = rows.lowerBound.multipliedReportingOverflow(by: pitch)
        guard !overflows else { throw refuse("row \(rows.lowerBound) of \(pitch) bytes a row does not fit 63 bits") }
        return try Layout(
            offset: start, block: element,
            dimensions: [
                Dimension(count: rows.count, stride: pitch), Dimension(count: columns.count, stride: element),
            ]
        ).shifted(by: above).shifted(by: offset)
    }

    /// Where `columns` start in a row of `pitch` bytes, or nothing where they are no part of it.
    private static func startInRow(of columns: Range<Int>, pitch: Int, element: Int) -> Int? {
        let (end, overflows) = columns.upperBound.multipliedReportingOverflow(by: element)
        guard element > 0, columns.lowerBound >= 0, !columns.isEmpty, !overflows, end <= pitch else { return nil }
        return columns.lowerBound * element
    }
}
