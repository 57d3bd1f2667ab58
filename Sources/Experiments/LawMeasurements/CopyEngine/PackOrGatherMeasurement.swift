import LawExperiments
import TransferCore

/// L7: pieces packed by the processor for one descriptor, beside a descriptor for each.
struct PackOrGatherMeasurement: MeasuredLaw {
    let number = 7

    private static let sweep = PackOrGatherSweep(
        counts: (0...9).map { 1 << $0 }, bytes: 16384, otherBytes: 1 << 20, otherCounts: [1, 16, 256])

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = Self.sweep
        let bench = try GatherBench(source: sweep.span, arriving: sweep.otherBytes)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), with: bench.queue, seed: seed)
        return try sweep.measurement(
            timings,
            setting:
                "\(ByteCount(sweep.bytes)) of host memory in 1 to \(sweep.counts.last ?? 1) pieces, \(sweep.gap) B apart: "
                + "a descriptor for each to the simulated device's copy engine (a thread of this host that copies memory), or "
                + "packed by this thread for one descriptor")
    }
}
