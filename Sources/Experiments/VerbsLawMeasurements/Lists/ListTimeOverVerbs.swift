import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// L5: the same bytes in more and more segments of a write, and in as many writes.
struct ListTimeOverVerbs: LawOverVerbs {
    let number = 5

    private static let (list, fenced) = ("list", "with fences")
    private static let bytes = 8192
    /// Sizes beside it, without which bytes and what is paid once could not be told apart.
    private static let otherSizes = [2048, 32768]
    private static let gap = 64

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let counts = segmentCounts(upTo: device.segments)
        let most = counts[counts.count - 1]
        let largest = max(Self.bytes, Self.otherSizes.max() ?? 0)
        let bench = try WriteBench(
            on: device, source: largest + most * Self.gap, arriving: largest, segments: most)
        var cells: [Stopwatch.Cell] = []
        func add(_ curve: String, _ count: Int, of bytes: Int, atMost segments: Int) throws(MeasurementRefusal) {
            let pieces = StridedCopy.pieces(count, of: bytes, apart: Self.gap)
            let way = try bench.verified(pieces, bench.gathering(pieces, atMost: segments))
            cells.append(.init(curve: curve, x: Double(count), action: way))
        }
        for count in counts {
            try add(Self.list, count, of: Self.bytes, atMost: most)
            try add(Self.fenced, count, of: Self.bytes, atMost: 1)
        }
        for size in Self.otherSizes {
            for count in [1, counts[counts.count / 2], most] { try add("\(size)", count, of: size, atMost: most) }
        }
        let timings = try Stopwatch().time(cells, seed: seed)
        let fit = try JointFit(timings, curves: [Self.list, Self.fenced], aside: 0) { timing in
            let bytes = Double(timing.curve) ?? Double(Self.bytes)
            return [1, timing.x, bytes, timing.curve == Self.fenced ? timing.x - 1 : 0]
        }
        return LawMeasurement(
            setting:
                "\(ByteCount(Self.bytes)) in 1 to \(most) pieces, \(Self.gap) B apart, each a segment of one write over "
                + "\(device.description); with fences: a write for each piece, posted with one doorbell and carried out in order",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                .init("fence", nanoseconds: fit.coefficients[3]),
            ],
            figures: ["segments": counts.map(Double.init), "bytes": [Double(Self.bytes)]],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                "a further segment of a write takes \(rounded(fit.coefficients[1].value)) ns, a further write "
                    + "\(rounded(fit.coefficients[1].value + fit.coefficients[3].value)) ns",
                Self.slopes(timings, most: most),
            ])
    }

    /// What a segment adds at each size, which is the same if the law holds.
    private static func slopes(_ timings: [Stopwatch.Timing], most: Int) -> String {
        let texts = ([(bytes, list)] + otherSizes.map { ($0, "\($0)") }).sorted { $0.0 < $1.0 }.map { size, curve in
            let these = timings.filter { $0.curve == curve }
            let (first, last) = (these[0], these[these.count - 1])
            let slope = (last.found.value - first.found.value) / (last.x - first.x)
            return "\(rounded(slope)) ns at \(ByteCount(size))"
        }
        return "from 1 to \(most) segments, a segment adds \(texts.joined(separator: ", "))"
    }
}
