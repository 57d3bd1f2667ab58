package import LawExperiments
import Statistics
import TransferCore

/// L7's places: the same bytes in more and more pieces, gathered and packed.
package struct PackOrGatherSweep {
    /// In which the bytes lie.
    package let counts: [Int]
    /// Of all pieces.
    package let bytes: Int
    /// Another size, without which bytes and what is paid once could not be told apart.
    package let otherBytes: Int
    /// In which those lie.
    package let otherCounts: [Int]
    /// From piece to piece.
    package let gap: Int

    private static let (gather, bounce) = ("gather", "bounce buffer")
    private static let otherSuffix = ", another size"

    /// See the properties; the counts grow.
    package init(counts: [Int], bytes: Int, otherBytes: Int, otherCounts: [Int], gap: Int = 64) {
        (self.counts, self.bytes, self.gap) = (counts, bytes, gap)
        (self.otherBytes, self.otherCounts) = (otherBytes, otherCounts)
    }

    /// What the pieces lie in.
    package var span: Int { max(bytes, otherBytes) + max(counts.max() ?? 0, otherCounts.max() ?? 0) * gap }

    /// Both ways at every place, whose bytes are verified here.
    ///
    /// - Throws: where a byte differs.
    package func cells(on bench: some GatheringBench) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for (counts, bytes, suffix) in [(counts, bytes, ""), (otherCounts, otherBytes, Self.otherSuffix)] {
            for count in counts {
                let pieces = StridedCopy.pieces(count, of: bytes, apart: gap)
                for (curve, way) in [
                    (Self.gather, bench.gathering(pieces, atMost: count)), (Self.bounce, bench.packing(pieces)),
                ] {
                    cells.append(
                        .init(curve: curve + suffix, x: Double(count), action: try bench.verified(pieces, way)))
                }
            }
        }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Throws: where they do not tell its costs apart.
    package func measurement(_ timings: [Stopwatch.Timing], setting: String) throws(MeasurementRefusal)
        -> LawMeasurement
    {
        let fit = try JointFit(timings, curves: [Self.gather, Self.bounce], aside: 0) { timing in
            let bytes = Double(timing.curve.hasSuffix(Self.otherSuffix) ? otherBytes : bytes)
            return timing.curve.hasPrefix(Self.gather)
                ? [1, timing.x, bytes, 0, 0] : [1, 1, bytes, bytes, timing.x]
        }
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.bounce }, below: timings.filter { $0.curve == Self.gather })
        return LawMeasurement(
            setting: setting,
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[3]),
                .init("packing", nanoseconds: fit.coefficients[4]),
            ],
            figures: ["pieces": counts.map(Double.init), "bytes": [Double(bytes)]],
            places: fit.places,
            remarks: [
                crossing.first == nil
                    ? "measured: packing is not the faster at \(counts.last ?? 0) pieces"
                    : "measured: packing becomes the faster \(crossing.text("pieces"))",
                remark(onFixedPart: fit.coefficients[0]),
            ])
    }
}
