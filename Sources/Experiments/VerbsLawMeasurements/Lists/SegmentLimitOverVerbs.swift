import LawExperiments
import LawMeasurements
import TransferCore

/// L11: a message of a header and scattered pages: in one write while the device's limit allows it, in several, and packed.
struct SegmentLimitOverVerbs: LawOverVerbs {
    let number = 11

    /// With more segments the buffers would be long, and their bytes hide what a request costs.
    private static let mostSegments = 32
    private static let fewestSegments = 8

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let limit = min(device.segments, Self.mostSegments)
        guard limit >= Self.fewestSegments else {
            throw MeasurementRefusal("a request of this device holds \(limit) segments, too few for a header and pages")
        }
        let page = SegmentLimitSweep.page
        let sweep = SegmentLimitSweep(
            limit: limit, longest: [limit * page, (limit + 8) * page, 2 * limit * page], seed: seed)
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.arriving, segments: limit)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), seed: seed)
        return try sweep.measurement(
            timings,
            setting:
                "a header of \(SegmentLimitSweep.headerBytes) B and a buffer in scattered pages of \(ByteCount(page)), in "
                + "writes of at most \(limit) segments, of which the device takes \(device.segments), posted with one doorbell, "
                + "or packed by this thread for a write of one segment, over \(device.description)")
    }
}
