import LawExperiments
import LawMeasurements
import TransferCore

/// L5: the same bytes in more and more segments of a write, and in as many writes.
struct ListTimeOverVerbs: LawOverVerbs {
    let number = 5

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let counts = segmentCounts(upTo: device.segments)
        let most = counts[counts.count - 1]
        let sweep = ListTimeSweep(
            counts: counts, bytes: 8192, otherSizes: [2048, 32768], otherCounts: [1, counts[counts.count / 2], most])
        let bench = try WriteBench(on: device, source: sweep.span, arriving: sweep.arriving, segments: most)
        let cells = try sweep.cells { pieces, isFenced throws(MeasurementRefusal) in
            try bench.verified(pieces, bench.gathering(pieces, atMost: isFenced ? 1 : most))
        }
        return try sweep.measurement(
            try Stopwatch().time(cells, seed: seed), of: "segment of a write", fenced: "write",
            setting:
                "\(ByteCount(sweep.bytes)) in 1 to \(most) pieces, \(sweep.gap) B apart, each a segment of one write over "
                + "\(device.description); with fences: a write for each piece, posted with one doorbell and carried out in order"
        )
    }
}
