package import LawExperiments
import Statistics
package import TransferCore

/// L9's places: a comb of blocks, each moved by itself, and all as one with the gaps along.
package struct CoalescingSweep {
    /// Between two blocks; they grow.
    package let gaps: [Int]
    /// Of the comb.
    package let blocks: Int
    /// Bytes of each.
    package let block: Int

    private static let (apart, along) = ("a segment for each block", "gaps along")

    /// See the properties.
    package init(gaps: [Int], blocks: Int, block: Int) { (self.gaps, self.blocks, self.block) = (gaps, blocks, block) }

    private func span(_ gap: Int) -> Int { blocks * block + (blocks - 1) * gap }

    /// What the comb lies in.
    package var span: Int { span(gaps.max() ?? 0) }

    /// Both ways at every gap.
    ///
    /// - Parameter way: moves each of some pieces by itself, and has verified it.
    /// - Throws: what `way` throws.
    package func cells(
        _ way: ([StridedCopy]) throws(MeasurementRefusal) -> () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
        var cells: [Stopwatch.Cell] = []
        for gap in gaps {
            let pieces = StridedCopy.pieces(blocks, of: blocks * block, apart: gap)
            for (curve, copies) in [(Self.apart, pieces), (Self.along, [.whole(span(gap))])] {
                cells.append(.init(curve: curve, x: Double(gap), action: try way(copies)))
            }
        }
        return cells
    }

    /// What the cells' times say of the law.
    ///
    /// - Throws: where they do not tell its costs apart.
    package func measurement(
        _ timings: [Stopwatch.Timing], of piece: String, setting: String, remarks: [String] = []
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings, curves: [Self.apart, Self.along], aside: 0) { timing in
            timing.curve == Self.apart
                ? [1, Double(blocks), Double(blocks * block)] : [1, 1, Double(span(Int(timing.x)))]
        }
        let bandwidth = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit.coefficients[2])
        let threshold = bandwidth.value * fit.coefficients[1].value
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.apart }, below: timings.filter { $0.curve == Self.along })
        return LawMeasurement(
            setting: setting, constants: [.init("descriptor", nanoseconds: fit.coefficients[1]), bandwidth],
            figures: ["gap": gaps.map(Double.init), "blocks": [Double(blocks)], "block": [Double(block)]],
            places: fit.places,
            remarks: [
                "predicted from the fit: g* = B to = \(rounded(threshold)) B; measured: a \(piece) for each block "
                    + "becomes the faster \(crossing.text("B"))",
                remark(onFixedPart: fit.coefficients[0]),
            ] + remarks)
    }
}
