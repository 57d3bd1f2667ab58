import LawExperiments
import Statistics
import TransferCore

/// L7: pieces packed by the processor for one descriptor, beside a descriptor for each.
struct PackOrGatherMeasurement: MeasuredLaw {
    let number = 7

    private static let gather = "gather"
    private static let bounce = "bounce buffer"
    private static let counts = (0...9).map { 1 << $0 }
    private static let bytes = 16384
    /// Another size, without which bytes and what is paid once could not be told apart.
    private static let otherBytes = 1 << 20
    private static let otherCounts = [1, 16, 256]
    private static let gap = 64

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try GatherBench(
            source: Self.otherBytes + (Self.counts.max() ?? 0) * Self.gap, arriving: Self.otherBytes)
        var cells: [Stopwatch.Cell] = []
        for (counts, bytes) in [(Self.counts, Self.bytes), (Self.otherCounts, Self.otherBytes)] {
            for count in counts {
                let pieces = StridedCopy.pieces(count, of: bytes, apart: Self.gap)
                let suffix = bytes == Self.bytes ? "" : Self.otherSuffix
                for (curve, way) in [(Self.gather, bench.gathering(pieces)), (Self.bounce, bench.packing(pieces))] {
                    try bench.verify(pieces, after: way)
                    cells.append(.init(curve: curve + suffix, x: Double(count), action: way))
                }
            }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, curves: [Self.gather, Self.bounce], aside: 0) { timing in
            let bytes = Double(timing.curve.hasSuffix(Self.otherSuffix) ? Self.otherBytes : Self.bytes)
            return timing.curve.hasPrefix(Self.gather)
                ? [1, timing.x, bytes, 0, 0] : [1, 1, bytes, bytes, timing.x]
        }
        let crossing = Crossing(
            of: timings.filter { $0.curve == Self.bounce }, below: timings.filter { $0.curve == Self.gather })
        return LawMeasurement(
            setting:
                "\(ByteCount(Self.bytes)) of host memory in 1 to \(Self.counts.last ?? 1) pieces, \(Self.gap) B apart: "
                + "a descriptor for each to the simulated device's copy engine (a thread of this host that copies memory), or "
                + "packed by this thread for one descriptor",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                try .init("copy-bandwidth", nanosecondsPerByte: fit.coefficients[3]),
                .init("packing", nanoseconds: fit.coefficients[4]),
            ],
            figures: ["pieces": Self.counts.map(Double.init), "bytes": [Double(Self.bytes)]],
            places: fit.places,
            remarks: [
                "measured: packing becomes the faster \(crossing.text("pieces"))",
                remark(onFixedPart: fit.coefficients[0]),
            ])
    }

    private static let otherSuffix = ", another size"
}
