package import TransferCore

/// L23's places: bands of columns gathered with and without strides, with growing gaps between them that are left out or sent
/// along.
package struct ColumnBandsSweep {
    /// Of the matrix.
    package let rows: Int
    /// How many.
    package let bands: Int
    /// Columns between two bands; they grow.
    package let gaps: [Int]

    private static let (band, element) = (4, 8)
    private static let bandBytes = band * element

    /// How bands become descriptors: the law's curves.
    package enum Way: String, CaseIterable {
        /// Every piece by itself.
        case plain = "a descriptor for each band of each row"
        /// From the first band to the last.
        case plainMerged = "a descriptor a row, with gaps"
        /// All rows of a band at once.
        case strided = "a strided descriptor a band"
        /// All rows from the first band to the last.
        case stridedMerged = "one strided descriptor, with gaps"

        fileprivate var isMerged: Bool { self == .plainMerged || self == .stridedMerged }
        fileprivate var isStrided: Bool { self == .strided || self == .stridedMerged }
    }

    /// See the properties.
    package init(
        rows: Int, bands: Int = 3, gaps: [Int] = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    ) { (self.rows, self.bands, self.gaps) = (rows, bands, gaps) }

    /// Bytes of the widest matrix.
    package var span: Int { rows * row(gap: (gaps.max() ?? 0) * Self.element) }

    /// Bytes of the bands alone.
    package var bandBytes: Int { rows * bands * Self.bandBytes }

    /// Some ways at every gap.
    ///
    /// - Parameters:
    ///   - curve: what a way is called.
    ///   - gather: carries copies out, which arrive one behind the other, and has verified them.
    /// - Throws: what `gather` throws.
    package func cells(
        _ ways: [Way], curve: (Way) -> String = \.rawValue,
        _ gather: ([StridedCopy]) throws(MeasurementRefusal) -> () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for way in ways {
            for gap in gaps {
                cells.append(.init(curve: curve(way), x: Double(gap), action: try gather(copies(way, gap: gap))))
            }
        }
        return cells
    }

    /// What a way comes to at a gap of so many columns.
    package func costs(_ way: Way, gap: Double) -> (blocks: Double, descriptors: Double, bytes: Double) {
        let blocks = (way.isMerged ? 1 : bands) * rows
        let bytes = way.isMerged ? rows * row(gap: Int(gap) * Self.element) : bandBytes
        return (Double(blocks), Double(way.isStrided ? blocks / rows : blocks), Double(bytes))
    }

    /// The law's figures besides its constants.
    package var figures: [String: [Double]] {
        [
            "gap": gaps.map(Double.init), "rows": [Double(rows)], "bands": [Double(bands)],
            "band": [Double(Self.band)], "element": [Double(Self.element)],
        ]
    }

    /// What is gathered, in a setting.
    package var description: String { "\(bands) bands of \(Self.bandBytes) B in each of \(rows) rows" }

    /// From which gap on leaving gaps out is faster than sending them along, by the medians.
    package func widestGap(apart: [Stopwatch.Timing], merged: [Stopwatch.Timing]) -> String {
        "leaving gaps out comes to be faster than sending them along "
            + Crossing(of: apart, below: merged).text("columns of \(Self.element) B")
    }

    /// How many columns are as long as `bytes`.
    package func columns(_ bytes: Double) -> Double { bytes / Double(Self.element) }

    private func row(gap: Int) -> Int { bands * Self.bandBytes + (bands - 1) * gap }

    /// - Parameter columns: between two bands.
    private func copies(_ way: Way, gap columns: Int) -> [StridedCopy] {
        let gap = columns * Self.element
        let (pieces, piece) = way.isMerged ? (1, row(gap: gap)) : (bands, Self.bandBytes)
        let perDescriptor = way.isStrided ? rows : 1
        return (0..<pieces * rows / perDescriptor).map { index in
            let (column, first) = way.isStrided ? (index, 0) : index.quotientAndRemainder(dividingBy: rows)
            return StridedCopy(
                sourceOffset: first * row(gap: gap) + column * (Self.bandBytes + gap),
                destinationOffset: (column * rows + first) * piece, block: piece,
                inner: .init(count: perDescriptor, sourceStride: row(gap: gap), destinationStride: piece))
        }
    }
}
