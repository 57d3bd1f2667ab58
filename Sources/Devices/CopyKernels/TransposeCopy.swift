import CHostSystem
import TransferCore

/// A transposition of elements that are neighbours along `inner` in the source and along `middle` in the destination.
///
/// Walked in tiles one cache line wide and one cache line high, so that every line is read once and written once.
/// Tiles follow each other along the source, where the hardware sees as many rising streams as a tile has rows, in
/// strips short enough that the pages of the destination stay in the translation buffers.
struct TransposeCopy<Granule: TransposeGranule> {
    private let columns: StridedCopy.Dimension
    private let rows: StridedCopy.Dimension
    private let planes: StridedCopy.Dimension

    /// Columns a strip: half a page.
    private static var stripColumns: Int { 2048 / Granule.elementBytes }
    /// From this many bytes on the two ends together no longer stay in a last-level cache of usual size.
    private static var streamingBytes: Int { 8 << 20 }

    init(_ shape: StridedCopy) {
        columns = shape.inner
        rows = shape.middle
        planes = shape.outer
    }

    @inline(never)
    func run(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        let headColumns = Self.elementsToLine(source, strides: rows.sourceStride | planes.sourceStride)
        let headRows = Self.elementsToLine(
            UnsafeRawPointer(destination), strides: columns.destinationStride | planes.destinationStride)
        let bytes = columns.count &* rows.count &* planes.count &* Granule.elementBytes
        let streams = headRows != nil && bytes >= Self.streamingBytes
        var scratch = Granule.makeScratch()
        withUnsafeMutableBytes(of: &scratch) { scratch in
            guard let scratch = scratch.baseAddress else { return }
            for plane in 0..<planes.count {
                let walk = Plane(
                    columns: columns, rows: rows, headColumns: headColumns ?? 0, headRows: headRows ?? 0,
                    source: source + plane &* planes.sourceStride,
                    destination: destination + plane &* planes.destinationStride, scratch: scratch)
                if streams { walk.run(with: StreamingWriter.self) } else { walk.run(with: CachedWriter.self) }
            }
        }
        if streams { chost_stream_fence() }
    }

    /// How many elements lie before the next cache line; nil where that differs from row to row.
    ///
    /// - Parameter strides: the bits of all strides between rows.
    private static func elementsToLine(_ start: UnsafeRawPointer, strides: Int) -> Int? {
        let bytes = -Int(bitPattern: start) & (lineBytes - 1)
        guard bytes % Granule.elementBytes == 0, strides % lineBytes == 0 else { return nil }
        return bytes / Granule.elementBytes
    }

    /// The two transposed dimensions.
    private struct Plane {
        let columns: StridedCopy.Dimension
        let rows: StridedCopy.Dimension
        /// Columns before the first cache line of the source.
        let headColumns: Int
        /// Rows before the first cache line of the destination.
        let headRows: Int
        let source: UnsafeRawPointer
        let destination: UnsafeMutableRawPointer
        /// Room for two dense copies of a tile, where the granule asks for it.
        let scratch: UnsafeMutableRawPointer

        @inline(__always)
        func run<Writer: VectorWriter>(with writer: Writer.Type) {
            var column = 0
            var head = headColumns
            while column < columns.count {
                let end = min(columns.count, column + head + stripColumns)
                copyStrip(column..<end, head: min(head, end - column), with: writer)
                column = end
                head = 0
            }
        }

        @inline(__always)
        private func copyStrip<Writer: VectorWriter>(_ strip: Range<Int>, head: Int, with writer: Writer.Type) {
            var row = min(headRows, rows.count)
            copyEdge(rows: 0..<row, columns: strip)
            while row + Granule.perLine <= rows.count {
                let group = row..<row + Granule.perLine
                var column = strip.lowerBound + head
                copyEdge(rows: group, columns: strip.lowerBound..<column)
                while column + Granule.perLine <= strip.upperBound {
                    Granule.transposeTile(
                        from: address(row, column), pitch: rows.sourceStride,
                        to: target(row, column), pitch: columns.destinationStride, scratch: scratch, with: writer)
                    column += Granule.perLine
                }
                copyEdge(rows: group, columns: column..<strip.upperBound)
                row += Granule.perLine
            }
            copyEdge(rows: row..<rows.count, columns: strip)
        }

        /// What is less than a line wide or high: whole granules, then single elements.
        @inline(never)
        private func copyEdge(rows: Range<Int>, columns: Range<Int>) {
            guard !rows.isEmpty, !columns.isEmpty else { return }
            let wholeRows = rows.lowerBound + rows.count / Granule.edge * Granule.edge
            let wholeColumns = columns.lowerBound + columns.count / Granule.edge * Granule.edge
            for row in stride(from: rows.lowerBound, to: wholeRows, by: Granule.edge) {
                for column in stride(from: columns.lowerBound, to: wholeColumns, by: Granule.edge) {
                    Granule.transpose(
                        from: address(row, column), pitch: self.rows.sourceStride,
                        to: target(row, column), pitch: self.columns.destinationStride)
                }
            }
            copyElements(rows: wholeRows..<rows.upperBound, columns: columns)
            copyElements(rows: rows.lowerBound..<wholeRows, columns: wholeColumns..<columns.upperBound)
        }

        @inline(__always)
        private func copyElements(rows: Range<Int>, columns: Range<Int>) {
            for column in columns {
                for row in rows {
                    WholeWord<Granule.Element>().move(from: address(row, column), to: target(row, column))
                }
            }
        }

        @inline(__always)
        private func address(_ row: Int, _ column: Int) -> UnsafeRawPointer {
            source + row &* rows.sourceStride + column &* Granule.elementBytes
        }

        @inline(__always)
        private func target(_ row: Int, _ column: Int) -> UnsafeMutableRawPointer {
            destination + column &* columns.destinationStride + row &* Granule.elementBytes
        }
    }
}
