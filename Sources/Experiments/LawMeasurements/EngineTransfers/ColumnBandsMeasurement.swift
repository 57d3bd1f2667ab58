import LawExperiments
import Statistics
import TransferCore

/// L23: bands of columns gathered by descriptors with and without strides, gaps left out or sent along.
struct ColumnBandsMeasurement: MeasuredLaw {
    let number = 23

    private static let (rows, bands, band, element) = (64, 3, 4, 8)
    private static let gaps = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    private static let bandBytes = band * element

    /// How bands become descriptors: the law's curves.
    private enum Way: String, CaseIterable {
        case plain = "a descriptor for each band of each row"
        case plainMerged = "a descriptor a row, with gaps"
        case strided = "a strided descriptor a band"
        case stridedMerged = "one strided descriptor, with gaps"

        var isMerged: Bool { self == .plainMerged || self == .stridedMerged }
        var isStrided: Bool { self == .strided || self == .stridedMerged }
    }

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let size = Self.rows * Self.row(gap: (Self.gaps.last ?? 0) * Self.element)
        let bench = try DeviceBench(bytes: size)
        var cells: [Stopwatch.Cell] = []
        for way in Way.allCases {
            for gap in Self.gaps {
                let copies = Self.copies(way, gap: gap * Self.element)
                let descriptors = copies.map { bench.descriptor($0) }
                let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
                try bench.verify(copies, after: action)
                cells.append(.init(curve: way.rawValue, x: Double(gap), action: action))
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, aside: 0) { Self.costs($0) }
        return LawMeasurement(
            setting:
                "\(Self.bands) bands of \(Self.bandBytes) B in each of \(Self.rows) rows gathered by the simulated "
                + "device's copy engine, another thread of this host",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "gap": Self.gaps.map(Double.init), "rows": [Double(Self.rows)], "bands": [Double(Self.bands)],
                "band": [Double(Self.band)], "element": [Double(Self.element)],
            ],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "each further block of a strided descriptor takes \(rounded(fit.coefficients[1].value)) ns besides its bytes, "
                    + "where the law says none: left in the measured times",
                Self.widestGap(timings, "without strides", .plain, .plainMerged),
                Self.widestGap(timings, "with strides", .strided, .stridedMerged),
            ])
    }

    private static func row(gap: Int) -> Int { bands * bandBytes + (bands - 1) * gap }

    private static func copies(_ way: Way, gap: Int) -> [StridedCopy] {
        let (pieces, piece) = way.isMerged ? (1, row(gap: gap)) : (bands, bandBytes)
        let perDescriptor = way.isStrided ? rows : 1
        return (0..<pieces * rows / perDescriptor).map { index in
            let (column, first) = way.isStrided ? (index, 0) : index.quotientAndRemainder(dividingBy: rows)
            return StridedCopy(
                sourceOffset: first * row(gap: gap) + column * (bandBytes + gap),
                destinationOffset: (column * rows + first) * piece, block: piece,
                inner: .init(count: perDescriptor, sourceStride: row(gap: gap), destinationStride: piece))
        }
    }

    /// A fixed part, further blocks of strided descriptors, descriptors, and bytes.
    private static func costs(_ timing: Stopwatch.Timing) -> [Double] {
        guard let way = Way(rawValue: timing.curve) else { return [1, 0, 0, 0] }
        let blocks = (way.isMerged ? 1 : bands) * rows
        let descriptors = way.isStrided ? blocks / rows : blocks
        let bytes = way.isMerged ? rows * row(gap: Int(timing.x) * element) : rows * bands * bandBytes
        return [1, Double(blocks - descriptors), Double(descriptors), Double(bytes)]
    }

    /// From which gap on leaving gaps out is faster than sending them along, by the medians.
    private static func widestGap(
        _ timings: [Stopwatch.Timing], _ name: String, _ apart: Way, _ merged: Way
    ) -> String {
        func times(_ way: Way) -> [Stopwatch.Timing] { timings.filter { $0.curve == way.rawValue } }
        return "measured \(name): leaving gaps out comes to be faster than sending them along "
            + Crossing(of: times(apart), below: times(merged)).text("columns of \(element) B")
    }
}
