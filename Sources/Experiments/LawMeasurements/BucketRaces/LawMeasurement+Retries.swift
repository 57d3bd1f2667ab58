package import LawExperiments
import Statistics
import TransferCore

extension LawMeasurement {
    /// How long a payload of L25 is neither one content nor the other, in nanoseconds, by the costs that were fitted: from the
    /// end of the first version's write to the end of the last one's.
    package func timeOfWrite(payload: Int) -> Double {
        func cost(_ name: String) -> Double {
            guard let constant = constants.first(where: { $0.parameter == name }) else {
                preconditionFailure("L25's fit has no \(name)")
            }
            return constant.value
        }
        return 2 * cost("descriptor") + Double(payload + BucketContents.version) / cost("bandwidth")
    }

    /// With L25's retries: what reading and trying again take while the bucket is written at random times.
    ///
    /// - Parameter silence: what is to be said where the writer did not keep up with the writes.
    /// - Throws: where the writer stops.
    package func adding(
        retriesOf bucket: RacedBucket<some BucketWriter>, seed: UInt64, orSaying silence: String
    ) throws(MeasurementRefusal) -> LawMeasurement {
        guard let outcomes = try outcomes(of: bucket, seed: seed) else {
            return with(remarks: ["retries were not counted: " + silence])
        }
        let attempts = Stopwatch.median(of: outcomes.flatMap(\.attempts))
        let (torn, reads) = (outcomes.reduce(0) { $0 + $1.torn }, outcomes.reduce(0) { $0 + $1.reads })
        return with(
            constants: [
                .init("write", in: .nanoseconds, value: bucket.write, interval: nil),
                .init("read", in: .nanoseconds, value: attempts.value, interval: attempts.interval),
            ],
            figures: ["writes": outcomes.map(\.writes)],
            places: outcomes.map {
                .init(curve: "retries after a pause", x: $0.writes, found: $0.retries, isKeptOut: true)
            },
            findings: [
                LawFinding(
                    "measured, \(reads - torn) of \(reads): a bucket of \(ByteCount(bucket.payload)) that is read between "
                        + "equal versions, the last one first, is whole", holds: torn == 0)
            ],
            remarks: [
                "the bucket was read while it was written at random times: a write takes \(rounded(bucket.write)) ns by the costs above, an attempt to read \(rounded(attempts.value)) ns: "
                    + "retries are counted, and no constant is fitted to them"
            ])
    }

    private func with(
        constants: [Constant] = [], figures: [String: [Double]] = [:], places: [Place] = [],
        findings: [LawFinding] = [], remarks: [String]
    ) -> LawMeasurement {
        LawMeasurement(
            setting: setting, constants: self.constants + constants,
            figures: self.figures.merging(figures) { _, new in new }, places: self.places + places,
            findings: self.findings + findings, remarks: self.remarks + remarks)
    }
}

/// w (r + W): writes that begin in the time in which one spoils an attempt.
private let spoilingWrites = [0.05, 0.1, 0.2, 0.4, 0.8]
/// A microsecond: the least that the law's sweep takes.
private let slowestWrites = 0.00001

/// What came of reads at growing rates of writes; nothing where the writer did not keep up with them.
private func outcomes<Writer>(
    of bucket: RacedBucket<Writer>, seed: UInt64
) throws(MeasurementRefusal) -> [RacedBucket<Writer>.Outcome]? {
    var bucket = bucket
    // Rarer than the law's sweep, whatever a read takes.
    guard 1000 * spoilingWrites[0] / bucket.write >= slowestWrites else { return nil }
    // Hardly disturbed, to know which rates are worth looking at.
    guard let alone = try bucket.read(writes: 1e-6, seed: seed) else { return nil }
    let read = Quantile.median.estimate(sorted: alone.attempts.sorted())
    var outcomes: [RacedBucket<Writer>.Outcome] = []
    for spoiling in spoilingWrites {
        let rate = 1000 * spoiling / (read + bucket.write)
        guard rate >= slowestWrites, let outcome = try bucket.read(writes: rate, seed: seed &+ UInt64(outcomes.count))
        else { return nil }
        outcomes.append(outcome)
    }
    return outcomes
}
