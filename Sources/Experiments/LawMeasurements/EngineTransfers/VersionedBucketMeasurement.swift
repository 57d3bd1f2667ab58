import LawExperiments
import Statistics
import TransferCore

/// L25: a bucket that the engine writes with a version before and one behind it, beside one that it writes without; and how
/// often a reader has to try again while the bucket is written at random times.
struct VersionedBucketMeasurement: MeasuredLaw {
    let number = 25

    private static let sweep = VersionedBucketSweep(sizes: (6...16).map { 1 << $0 })
    /// w (r + W): writes that begin in the time in which one spoils an attempt.
    private static let spoilingWrites = [0.05, 0.1, 0.2, 0.4, 0.8]
    /// A microsecond: the least that the law's sweep takes.
    private static let slowestWrites = 0.001
    private static let retries = "retries after a pause"

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
                + "descriptors in order, by one descriptor and by three of which two are versions; and the bucket written at "
                + "random times while another thread reads it")
        return try Self.adding(retriesBy: bench.queue, to: costs, seed: seed)
    }

    /// What a write takes by the costs that were fitted, and what reading and trying again take while it happens.
    private static func adding(
        retriesBy queue: EngineQueue, to costs: LawMeasurement, seed: UInt64
    ) throws(MeasurementRefusal) -> LawMeasurement {
        func cost(_ name: String) -> Double { costs.constants.first { $0.parameter == name }?.value ?? 0 }
        let write = 3 * cost("descriptor") + Double(RacedBucket.payload) / cost("bandwidth")
        guard let outcomes = try Self.outcomes(of: RacedBucket(writtenBy: queue), write: write, seed: seed) else {
            return costs.with(remarks: [
                "retries were not counted: the copy engine did not keep up with the writes, as where its thread has no "
                    + "processor of its own, or reads take so long that the law knows no writes so rare"
            ])
        }
        let attempts = Stopwatch.median(of: outcomes.flatMap(\.attempts))
        let (torn, reads) = (outcomes.reduce(0) { $0 + $1.torn }, outcomes.reduce(0) { $0 + $1.reads })
        return costs.with(
            constants: [
                .init("write", in: .nanoseconds, value: write, interval: nil),
                .init("read", in: .nanoseconds, value: attempts.value, interval: attempts.interval),
            ],
            figures: ["writes": outcomes.map(\.writes)],
            places: outcomes.map { .init(curve: retries, x: $0.writes, found: $0.retries, isKeptOut: true) },
            findings: [
                LawFinding(
                    "measured, \(reads - torn) of \(reads): a bucket of \(ByteCount(RacedBucket.payload)) that is read between "
                        + "equal versions, the last one first, is whole", holds: torn == 0)
            ],
            remarks: [
                "a write takes \(rounded(write)) ns by the costs above, an attempt to read \(rounded(attempts.value)) ns, "
                    + "while writes begin that are due: retries are counted, and no constant is fitted to them"
            ])
    }

    /// What came of reads at growing rates of writes; nothing where the engine did not keep up with them.
    private static func outcomes(
        of bucket: RacedBucket, write: Double, seed: UInt64
    ) throws(MeasurementRefusal) -> [RacedBucket.Outcome]? {
        // Hardly disturbed, to know which rates are worth looking at.
        guard let alone = try bucket.read(writes: 1e-6, pause: write, seed: seed) else { return nil }
        let read = Quantile.median.estimate(sorted: alone.attempts.sorted())
        var outcomes: [RacedBucket.Outcome] = []
        for spoiling in spoilingWrites {
            let rate = 1000 * spoiling / (read + write)
            guard rate >= slowestWrites else { return nil }
            guard let outcome = try bucket.read(writes: rate, pause: write, seed: seed &+ UInt64(outcomes.count)) else {
                return nil
            }
            outcomes.append(outcome)
        }
        return outcomes
    }
}

extension LawMeasurement {
    /// The measurement with more to it.
    fileprivate func with(
        constants: [Constant] = [], figures: [String: [Double]] = [:], places: [Place] = [],
        findings: [LawFinding] = [], remarks: [String] = []
    ) -> LawMeasurement {
        LawMeasurement(
            setting: setting, constants: self.constants + constants,
            figures: self.figures.merging(figures) { _, new in new }, places: self.places + places,
            findings: self.findings + findings, remarks: self.remarks + remarks)
    }
}
