import DeviceModel
import LawExperiments
import Statistics
import TransferCore

/// L9: a comb of blocks by a descriptor each, and by one descriptor that takes the gaps along.
struct CoalescingMeasurement: MeasuredLaw {
    let number = 9

    private static let apart = "a segment for each block"
    private static let along = "gaps along"
    private static let gaps = [0, 512, 1024, 2048, 4096, 8192, 12288, 16384, 24576, 32768, 49152, 65536]
    private static let blocks = 16
    private static let block = 256

    private static func span(_ gap: Int) -> Int { blocks * block + (blocks - 1) * gap }

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.span(Self.gaps.max() ?? 0))
        var cells: [Stopwatch.Cell] = []
        for gap in Self.gaps {
            let pieces = StridedCopy.pieces(Self.blocks, of: Self.blocks * Self.block, apart: gap)
            for (curve, copies) in [(Self.apart, pieces), (Self.along, [.whole(Self.span(gap))])] {
                try bench.verify(copies)
                let descriptors = bench.descriptors(for: copies)
                cells.append(
                    .init(curve: curve, x: Double(gap)) { () throws(MeasurementRefusal) in try bench.run(descriptors) })
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, curves: [Self.apart, Self.along], aside: 0) { timing in
            timing.curve == Self.apart
                ? [1, Double(Self.blocks), Double(Self.blocks * Self.block)]
                : [1, 1, Double(Self.span(Int(timing.x)))]
        }
        let bandwidth = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit.coefficients[2])
        let threshold = bandwidth.value * fit.coefficients[1].value
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.apart }, below: timings.filter { $0.curve == Self.along })
        return LawMeasurement(
            setting: "\(Self.blocks) blocks of \(Self.block) B with gaps between them, by a descriptor each and by one "
                + "descriptor for blocks and gaps, to the simulated device's copy engine (a thread of this host that copies "
                + "memory)",
            constants: [.init("descriptor", nanoseconds: fit.coefficients[1]), bandwidth],
            figures: [
                "gap": Self.gaps.map(Double.init), "blocks": [Double(Self.blocks)], "block": [Double(Self.block)],
            ],
            places: fit.places,
            remarks: [
                "predicted from the fit: g* = B to = \(rounded(threshold)) B; measured: a descriptor for each block "
                    + "becomes the faster \(crossing.text("B"))",
                remark(onFixedPart: fit.coefficients[0]),
            ])
    }
}
