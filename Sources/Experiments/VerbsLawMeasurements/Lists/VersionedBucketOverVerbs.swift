import LawExperiments
import LawMeasurements
import TransferCore

/// L25: a bucket that is written with a version before and one behind it, beside one that is written without; and whether
/// the version that is seen comes behind its payload.
struct VersionedBucketOverVerbs: LawOverVerbs {
    let number = 25

    private static let sweep = VersionedBucketSweep(sizes: (6...14).map { 1 << $0 })

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let bench = try WriteBench(on: device, source: Self.sweep.span, arriving: Self.sweep.span)
        let cells = try Self.sweep.cells { copies throws(MeasurementRefusal) in
            try bench.verified(copies, bench.gathering(copies, atMost: 1))
        }
        return try Self.sweep.measurement(
            try Stopwatch().time(cells, seed: seed),
            setting:
                "a bucket moved by one write, and by three of which two are versions, posted with one doorbell and "
                + "carried out in order, over \(device.description)",
            findings: [try OrderedArrival.finding(on: device)],
            remarks: [
                "writes at random times and retries of a reader are not measured; their curves are the law's defaults"
            ])
    }
}
