import DeviceSimulation
import Laws
import TransferCore

/// L25: a bucket between two versions: what they cost, how often a reader retries, and every order of writes explored.
struct VersionedBucketExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 25, title: "versioned bucket writes",
        claim:
            "A device writes a version number before and after a bucket's payload; a reader who finds both the same has "
            + "a whole bucket, and reads again otherwise. It takes a fence on either side of the payload, and a reader who "
            + "looks at the last version first.",
        formula:
            "two versions cost 2 (to + 8/B); expected retries e^(w (r + W)) - 1, for w writes a time that take W each "
            + "and a read of r; trying again at once rather than after a pause of W: e^(w W) - 1 more",
        source: "S0, S1 in words; costs and retries are reconstructed, those at once our extension",
        advice: "Within one RDMA write nothing promises in which order bytes land: write payload and last version by "
            + "requests of their own that are ordered, read versions backwards, and keep buckets short. Pause before a retry.",
        kind: .safety,
        measurement: .here(
            "a bucket written with and without versions by a copy engine, and read while it is written at random times"),
        overVerbs: "a bucket written with and without versions, in order, and read while it is written at random times")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "writes", "w: writes of the bucket", in: .perMicrosecond, defaults: [0.1, 0.25, 0.5, 1, 1.5],
            range: 0.00001...1000),
        LawParameter("write", "W: how long a write takes", in: .nanoseconds, default: 200, range: 0.001...1e6),
        LawParameter(
            "read", "r: how long an attempt to read takes", in: .nanoseconds, default: 500, range: 0.001...1e6),
        LawParameter("reads", "reads of which the mean is taken", in: .count, default: 3000, range: 1000...1_000_000),
        LawParameter(
            sweep: "size", "S: the payload", in: .bytes, defaults: [64, 256, 1024, 4096], range: 1...1_048_576),
        .descriptorOverhead, .linkBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let sweep = values[sweep: "writes"]
        for writes in sweep {
            let law = law(values, writes: writes)
            guard law.writesPerNanosecond * (law.read + law.write).value <= 4 else {
                throw LawRefusal(
                    "w (r + W) is above 4 at \(plain(writes)) writes a microsecond: a reader hardly ever succeeds",
                    "take fewer writes, or shorter ones and shorter reads")
            }
        }
        var curves = [overhead(values), retries(values, "retries after a pause", pause: true, seed: seed)]
        if law(values, writes: sweep[0]).retriesAtOnce != nil {
            curves.append(retries(values, "retries at once", pause: false, seed: seed))
        }
        return LawResult(curves: curves, findings: Self.findings)
    }

    private func law(_ values: LawValues, writes: Double) -> VersionedBucket {
        // The mean gap is rounded to picoseconds, and the rate of the closed form with it.
        VersionedBucket(
            writesPerNanosecond: 1 / Picoseconds(nanoseconds: 1000 / writes).nanoseconds,
            write: values.time("write"),
            read: values.time("read"))
    }

    private func retries(_ values: LawValues, _ name: String, pause: Bool, seed: UInt64) -> LawCurve {
        LawCurve(
            name, x: .init("writes", .perMicrosecond), y: .init("retries", .count),
            points: values[sweep: "writes"].map { writes in
                let write = values.simulated("write")
                let reader = BucketReader(
                    meanGap: Picoseconds(nanoseconds: 1000 / writes), write: write, read: values.simulated("read"),
                    pause: pause ? write : .zero)
                var mean = MeanOfDraws()
                reader.run(reads: values.whole("reads"), seed: seed) { mean.add($0) }
                let law = law(values, writes: writes)
                return LawPoint(
                    x: writes, predicted: pause ? law.retriesAfterPause : law.retriesAtOnce,
                    // Of something that was never seen in n reads there may still be 10/n, with the same confidence.
                    simulated: mean.found(margin: 10 / values["reads"]))
            })
    }

    /// What an engine takes longer for a bucket with two versions than for one without.
    private func overhead(_ values: LawValues) -> LawCurve {
        let engine = StridedEngine(overhead: values.simulated("descriptor"), data: .stream(values.rate("bandwidth")))
        func time(_ blocks: [Int]) -> Picoseconds {
            let source = PlainMemory(patterned: blocks.reduce(0, +), seed: 0)
            var (destination, offset) = (source, 0)
            return engine.run(
                blocks.map { block in
                    defer { offset += block }
                    return StridedCopy(sourceOffset: offset, destinationOffset: offset, block: block)
                }, from: source, to: &destination
            ).elapsed
        }
        return LawCurve(
            "cost of two versions", x: .init("size", .bytes, isLogarithmic: true), y: .init("time", .nanoseconds),
            tolerance: .init(absolute: 0.001),
            points: values[sweep: "size"].map { size in
                LawPoint(
                    x: size,
                    predicted: VersionedBucket.overhead(
                        descriptor: values.time("descriptor"), bandwidth: values.bandwidth("bandwidth")
                    ).value,
                    simulated: (time([8, Int(size), 8]) - time([Int(size)])).nanoseconds)
            })
    }

    private static var findings: [LawFinding] {
        [
            LawFinding(
                "fenced on both sides and read backwards, a bucket", BucketProgram(), mustBeSafe: true),
            LawFinding(
                "without the fence between payload and last version, a bucket", BucketProgram(isFencedBehind: false),
                mustBeSafe: false),
            LawFinding(
                "without the fence between first version and payload, a bucket", BucketProgram(isFencedBefore: false),
                mustBeSafe: false),
            LawFinding(
                "fenced but read forwards, a bucket", BucketProgram(readsForward: true), mustBeSafe: false),
            LawFinding(
                "without fences on a device that keeps its writes in order, a bucket",
                BucketProgram(isFencedBefore: false, isFencedBehind: false, order: .asPosted), mustBeSafe: true),
        ]
    }
}

extension LawFinding {
    fileprivate init(_ subject: String, _ program: BucketProgram, mustBeSafe: Bool) {
        self.init(program.explored(), subject, safe: "is never torn", unsafe: "is torn", mustBeSafe: mustBeSafe)
    }
}
