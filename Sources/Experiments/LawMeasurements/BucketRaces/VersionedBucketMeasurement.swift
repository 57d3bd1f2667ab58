import LawExperiments
import Statistics
import TransferCore

/// L25: a bucket that the engine writes with a version before and one behind it, beside one that it writes without; and how
/// often a reader has to try again while the bucket is written at random times.
struct VersionedBucketMeasurement: MeasuredLaw {
    let number = 25

    private static let sweep = VersionedBucketSweep(sizes: (6...16).map { 1 << $0 })

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try DeviceBench(bytes: Self.sweep.span)
        let cells = try Self.sweep.cells { copies throws(MeasurementRefusal) in
            let descriptors = bench.descriptors(for: copies)
            let action = { () throws(MeasurementRefusal) in try bench.run(descriptors) }
            try bench.verify(copies, after: action)
            return action
        }
        let costs = try Self.sweep.measurement(
            try Stopwatch().time(cells, with: bench.queue, seed: seed),
            setting: "a bucket moved by the simulated device's copy engine, another thread of this host that keeps its "
                + "descriptors in order, by one descriptor and by three of which two are versions")
        let writer = try EngineBucketWriter(bench.queue)
        return try costs.adding(
            retriesOf: RacedBucket(writer, write: costs.timeOfWrite(payload: writer.contents.payload)), seed: seed,
            orSaying:
                "the copy engine did not keep up with the writes, as where its thread has no processor of its own, or "
                + "reads take so long that the law knows no writes so rare")
    }
}
