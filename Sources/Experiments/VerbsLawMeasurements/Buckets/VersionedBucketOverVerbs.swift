import LawExperiments
import LawMeasurements
import TransferCore

/// L25: a bucket that is written with a version before and one behind it, beside one that is written without; whether
/// the version that is seen comes behind its payload; and how often a reader has to try again while the bucket is written at
/// random times.
struct VersionedBucketOverVerbs: LawOverVerbs {
    let number = 25

    private static let sweep = VersionedBucketSweep(sizes: (6...14).map { 1 << $0 })
    private static let contents = BucketContents(payload: 4096, count: 64)
    /// Writes that an attempt to read lasts: writes that begin at once wait for one another, where the law's do not, and that
    /// matters the less the shorter they are beside a read.
    private static let attempt = 8.0
    private static let reads = 2000
    /// A device of software may share its processors with more than this process.
    private static let disturbed = 0.05

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try WriteBench(on: device, source: Self.sweep.span, arriving: Self.sweep.span)
        let cells = try Self.sweep.cells { copies throws(MeasurementRefusal) in
            try bench.verified(copies, bench.gathering(copies, atMost: 1))
        }
        let costs = try Self.sweep.measurement(
            try Stopwatch().time(cells, seed: seed),
            setting:
                "a bucket moved by one write, and by three of which two are versions, posted with one doorbell and "
                + "carried out in order; and written at random times by another thread's requests while this one reads it, with "
                + "pauses, so that an attempt lasts \(rounded(Self.attempt)) writes, over \(device.description)",
            findings: [try OrderedArrival.finding(on: device)])
        let write = costs.timeOfWrite(payload: Self.contents.payload)
        let writer = try BucketWriterOverVerbs(on: device, Self.contents, longestLag: Self.attempt * write)
        return try costs.adding(
            retriesOf: RacedBucket(
                writer, write: write, reads: Self.reads, disturbed: Self.disturbed, lasting: Self.attempt),
            seed: seed,
            orSaying:
                "writes did not begin when they should, or this thread did not go on reading: a device of software takes "
                + "a processor that has nothing else to do, and the reader another")
    }
}
