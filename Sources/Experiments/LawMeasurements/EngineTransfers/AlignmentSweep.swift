package import LawExperiments
import Laws
import Statistics
package import TransferCore

/// L8's places: buffers whose head and tail are copied to where they are aligned, beside ones that are copied as a whole; and
/// what is moved from every offset without any splitting.
package struct AlignmentSweep {
    /// A part of the buffer.
    package struct Part {
        /// Where it lies.
        package let range: Range<Int>
        /// Where in the second memory the processor copies it to; nothing where it stays.
        package let bounce: Int?

        /// See the properties.
        package init(range: Range<Int>, bounce: Int?) { (self.range, self.bounce) = (range, bounce) }

        /// The processor's copy to the second memory; nothing where the part stays.
        package var toBounce: StridedCopy? {
            bounce.map { StridedCopy(sourceOffset: range.lowerBound, destinationOffset: $0, block: range.count) }
        }
    }

    /// Of the buffers.
    package let lengths: [Int]
    /// Bytes that are moved from every offset.
    package let moved: [Int]

    private static let (offset, unit) = (1, 64)
    private static let (split, copied) = ("split", "copy")

    /// See the properties.
    package init(lengths: [Int], moved: [Int]) { (self.lengths, self.moved) = (lengths, moved) }

    /// What the buffers lie in.
    package var span: Int { 2 * Self.unit + max(lengths.max() ?? 0, moved.max() ?? 0) }

    /// Both ways at every length.
    ///
    /// - Throws: where a byte differs.
    package func cells(on bench: some AlignmentBench) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for length in lengths {
            let whole = StridedCopy(sourceOffset: Self.offset, destinationOffset: 0, block: length)
            for (curve, parts) in [(Self.split, Self.split(length)), (Self.copied, Self.copiedAsAWhole(length))] {
                let action = bench.moving(parts)
                try bench.verify([whole], after: action)
                cells.append(.init(curve: curve, x: Double(length), action: action))
            }
        }
        return cells
    }

    /// What is moved from every offset, by the device and by the processor.
    ///
    /// - Parameter device: as a curve is called.
    /// - Throws: where a byte differs.
    package func offsetCells(
        on bench: some AlignmentBench, device: String
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for bytes in moved {
            for offset in 0..<2 * Self.unit {
                let copy = StridedCopy(sourceOffset: offset, destinationOffset: 0, block: bytes)
                for (mover, action) in [
                    (device, bench.moving([Part(range: offset..<offset + bytes, bounce: nil)])),
                    ("the processor", bench.copying(copy)),
                ] {
                    try bench.verify([copy], after: action)
                    cells.append(.init(curve: Self.curve(bytes, mover), x: Double(offset), action: action))
                }
            }
        }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Parameters:
    ///   - offsets: the times from every offset.
    ///   - device: as their curves are called.
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], offsets: [Stopwatch.Timing], device: String, setting: String,
        remarks: [String] = []
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings, aside: 0) { Self.costs($0) }
        func times(_ curve: String) -> [Stopwatch.Timing] { timings.filter { $0.curve == curve } }
        return LawMeasurement(
            setting:
                "a buffer at offset \(Self.offset) whose unaligned ends, or all of it, this thread copies to a second "
                + "memory, before \(setting)",
            constants: [
                .init("segment", nanoseconds: fit.coefficients[1]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[3]),
            ],
            figures: [
                "length": lengths.map(Double.init), "offset": [Double(Self.offset)],
                "alignment": [Double(Self.unit)],
            ],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "measured: splitting comes to be faster than copying everything "
                    + Crossing(of: times(Self.split), below: times(Self.copied)).text("B"),
            ] + remarks
                + moved.flatMap { bytes in [device, "the processor"].map { Self.offsetRemark(offsets, bytes, $0) } })
    }

    private static func split(_ length: Int) -> [Part] {
        let parts = law.parts(address: offset, bytes: length)
        let (first, last) = (offset + parts.head, offset + parts.head + parts.middle)
        return [
            Part(range: offset..<first, bounce: 0), Part(range: first..<last, bounce: nil),
            Part(range: last..<offset + length, bounce: unit),
        ].filter { !$0.range.isEmpty }
    }

    private static func copiedAsAWhole(_ length: Int) -> [Part] { [Part(range: offset..<offset + length, bounce: 0)] }

    private static var law: AlignmentSplit {
        AlignmentSplit(alignment: unit, segment: Nanoseconds(0), copy: Bandwidth(bytesPerNanosecond: 1))
    }

    /// The set-ups, and the bytes that the processor and the device move, after a part that the law has no figure for.
    private static func costs(_ timing: Stopwatch.Timing) -> [Double] {
        let parts = law.parts(address: offset, bytes: Int(timing.x))
        return timing.curve == split
            ? [1, Double(parts.segments), Double(parts.head + parts.tail), timing.x] : [1, 1, timing.x, timing.x]
    }

    private static func curve(_ bytes: Int, _ mover: String) -> String { "\(bytes) B by \(mover)" }

    /// What an offset costs where nobody splits anything.
    private static func offsetRemark(_ offsets: [Stopwatch.Timing], _ bytes: Int, _ mover: String) -> String {
        func median(isAligned: Bool) -> Double {
            let times = offsets.filter {
                $0.curve == curve(bytes, mover) && Int($0.x).isMultiple(of: unit) == isAligned
            }
            return Quantile.median.estimate(sorted: times.map(\.found.value).sorted())
        }
        return
            "\(bytes) B from one place to another, unsplit, take \(mover) \(rounded(median(isAligned: true))) ns from offsets 0 "
            + "and \(unit), and \(rounded(median(isAligned: false))) ns in the median of the other offsets up to \(2 * unit - 1)"
    }
}
