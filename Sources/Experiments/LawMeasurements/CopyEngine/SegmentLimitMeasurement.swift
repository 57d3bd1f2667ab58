import LawExperiments
import TransferCore

/// L11: a message of a header and scattered pages: in one request while a limit allows it, in several, and packed.
struct SegmentLimitMeasurement: MeasuredLaw {
    let number = 11

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let sweep = SegmentLimitSweep(limit: 30, longest: [131_072, 262_144, 524_288], seed: seed)
        let bench = try GatherBench(source: sweep.span, arriving: sweep.arriving)
        let timings = try Stopwatch().time(try sweep.cells(on: bench), with: bench.queue, seed: seed)
        return try sweep.measurement(
            timings,
            setting:
                "a header of \(SegmentLimitSweep.headerBytes) B and a buffer in scattered pages of "
                + "\(ByteCount(SegmentLimitSweep.page)) of host memory, to the simulated device's copy engine (a thread of this "
                + "host that copies memory): in requests of at most \(sweep.limit) descriptors, each waited for, or packed by "
                + "this thread; the engine itself has no such limit, the measurement sets it")
    }
}
