import LawExperiments
import LawMeasurements
import TransferCore

/// L7: pieces packed by the processor for a write of one segment, beside a segment for each.
struct PackOrGatherOverVerbs: LawOverVerbs {
    let number = 7

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let counts = segmentCounts(upTo: device.segments)
        let most = counts[counts.count - 1]
        let sweep = PackOrGatherSweep(counts: counts, bytes: 8192, otherBytes: 65536, otherCounts: [1, most])
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.otherBytes, segments: most)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), seed: seed)
        return try sweep.measurement(
            timings,
            setting:
                "\(ByteCount(sweep.bytes)) of host memory in 1 to \(most) pieces, \(sweep.gap) B apart: a segment of one "
                + "write for each, or packed by this thread for a write of one segment, over \(device.description)")
    }
}
