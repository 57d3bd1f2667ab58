import LawExperiments
import LawMeasurements
import Statistics
import TransferCore

/// L23: bands of columns gathered by the segments of one write, and by a write for each piece, gaps left out or sent along.
struct ColumnBandsOverVerbs: LawOverVerbs {
    let number = 23

    private typealias Way = ColumnBandsSweep.Way

    private static let ways = [Way.plain, .plainMerged]
    private static let bands = 3
    private static let (fewestRows, mostRows) = (4, 10)
    /// Where a piece is a write, on no curve of the law, which has one cost of a descriptor.
    private static let byWrites = ", a write each"

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let rows = min(Self.mostRows, device.segments / Self.bands)
        guard rows >= Self.fewestRows else {
            throw MeasurementRefusal(
                "a request of this device holds \(device.segments) segments, too few for \(Self.bands) bands of "
                    + "\(Self.fewestRows) rows")
        }
        let sweep = ColumnBandsSweep(rows: rows, bands: Self.bands)
        let segments = rows * Self.bands
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.span, segments: segments)
        func cells(
            atMost limit: Int, curve: (Way) -> String
        ) throws(MeasurementRefusal) -> [Stopwatch.Cell] {
            try sweep.cells(Self.ways, curve: curve) { copies throws(MeasurementRefusal) in
                try bench.verified(copies, bench.gathering(copies, atMost: limit))
            }
        }
        let timings = try Stopwatch().time(
            try cells(atMost: segments) { $0.rawValue } + cells(atMost: 1) { $0.rawValue + Self.byWrites }, seed: seed)
        return try Self.measurement(timings, sweep, on: device.description)
    }

    /// What timings of both ways, by segments and by writes, say.
    ///
    /// - Throws: where they do not tell the law's costs apart.
    static func measurement(
        _ timings: [Stopwatch.Timing], _ sweep: ColumnBandsSweep, on device: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        let fit = try JointFit(timings, curves: ways.map(\.rawValue), aside: 0) { timing in
            let isByWrites = timing.curve.hasSuffix(byWrites)
            guard let way = Way(rawValue: String(timing.curve.dropLast(isByWrites ? byWrites.count : 0))) else {
                return [1, 0, 0, 0]
            }
            let costs = sweep.costs(way, gap: timing.x)
            return [1, costs.descriptors, costs.bytes, isByWrites ? costs.descriptors - 1 : 0]
        }
        let (segment, write) = (fit.coefficients[1], fit.coefficients[1].value + fit.coefficients[3].value)
        let bandwidth = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit.coefficients[2])
        func threshold(_ name: String, _ cost: Double, _ suffix: String) -> String {
            func times(_ way: Way) -> [Stopwatch.Timing] { timings.filter { $0.curve == way.rawValue + suffix } }
            return "a further \(name) takes \(rounded(cost)) ns, so that g* = B to = "
                + "\(rounded(sweep.columns(cost * bandwidth.value))) columns; measured: "
                + sweep.widestGap(apart: times(.plain), merged: times(.plainMerged))
        }
        return LawMeasurement(
            setting:
                "\(sweep.description), each piece a segment of one write into a contiguous buffer over \(device); a "
                + "request has no stride: the law's strided descriptors are its defaults with these constants",
            constants: [.init("descriptor", nanoseconds: segment), bandwidth],
            figures: sweep.figures,
            places: fit.places,
            remarks: [
                remark(onFixedPart: fit.coefficients[0]),
                threshold("segment", segment.value, ""),
                threshold("write, posted with the same doorbell,", write, byWrites),
            ])
    }
}
