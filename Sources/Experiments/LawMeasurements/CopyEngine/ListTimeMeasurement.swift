import DeviceModel
import LawExperiments
import Statistics
import TransferCore

/// L5: the same bytes in more and more descriptors, without and with fences between them.
struct ListTimeMeasurement: MeasuredLaw {
    let number = 5

    private static let list = "list"
    private static let fenced = "with fences"
    private static let counts = (0...9).map { 1 << $0 }
    private static let bytes = 65536
    /// Sizes beside it, without which bytes and what is paid once could not be told apart.
    private static let otherSizes = [16384, 1 << 20]
    private static let otherCounts = [1, 32, 512]
    private static let gap = 64

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let largest = max(Self.bytes, Self.otherSizes.max() ?? 0)
        let bench = try DeviceBench(bytes: largest + (Self.counts.max() ?? 0) * Self.gap)
        func cell(_ curve: String, _ count: Int, of bytes: Int) throws(MeasurementRefusal) -> Stopwatch.Cell {
            let copies = StridedCopy.pieces(count, of: bytes, apart: Self.gap)
            var descriptors = bench.descriptors(for: copies)
            if curve == Self.fenced {
                descriptors = descriptors.flatMap { [.fence, $0] }
                descriptors.removeFirst()
            }
            return .init(curve: curve, x: Double(count)) { [descriptors] () throws(MeasurementRefusal) in
                try bench.run(descriptors)
            }
        }
        var cells: [Stopwatch.Cell] = []
        for count in Self.counts {
            let copies = StridedCopy.pieces(count, of: Self.bytes, apart: Self.gap)
            let plain = try cell(Self.list, count, of: Self.bytes)
            let fenced = try cell(Self.fenced, count, of: Self.bytes)
            try bench.verify(copies, after: plain.action)
            try bench.verify(copies, after: fenced.action)
            cells += [plain, fenced]
        }
        for size in Self.otherSizes {
            for count in Self.otherCounts { cells.append(try cell("\(size)", count, of: size)) }
        }
        let timings = try Stopwatch().time(cells, with: bench.queue, seed: seed)
        let fit = try JointFit(timings, curves: [Self.list, Self.fenced], aside: 0) { timing in
            let bytes = Double(timing.curve) ?? Double(Self.bytes)
            return [1, timing.x, bytes, timing.curve == Self.fenced ? timing.x - 1 : 0]
        }
        return LawMeasurement(
            setting: "\(ByteCount(Self.bytes)) in 1 to \(Self.counts.last ?? 1) pieces, \(Self.gap) B apart, each a "
                + "descriptor to the simulated device's copy engine (a thread of this host that copies memory), posted with "
                + "one doorbell; with fences: a fence descriptor between two pieces",
            constants: [
                .init("descriptor", nanoseconds: fit.coefficients[1]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[2]),
                .init("fence", nanoseconds: fit.coefficients[3]),
            ],
            figures: ["segments": Self.counts.map(Double.init), "bytes": [Double(Self.bytes)]],
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]), Self.slopes(timings),
            ])
    }

    /// What a descriptor adds at each size, which is the same if the law holds.
    private static func slopes(_ timings: [Stopwatch.Timing]) -> String {
        let texts = [(otherSizes[0], "\(otherSizes[0])"), (bytes, list), (otherSizes[1], "\(otherSizes[1])")].map {
            size, curve in
            let these = timings.filter { $0.curve == curve }
            let (first, last) = (these[0], these[these.count - 1])
            let slope = (last.found.value - first.found.value) / (last.x - first.x)
            return "\(rounded(slope)) ns at \(ByteCount(size))"
        }
        return "from 1 to \(counts.last ?? 1) descriptors, a descriptor adds \(texts.joined(separator: ", "))"
    }
}
