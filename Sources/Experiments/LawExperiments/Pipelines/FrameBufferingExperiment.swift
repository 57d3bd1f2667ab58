import DeviceSimulation
import Laws

/// L19: how many pinned frame buffers survive which stall of their consumer.
struct FrameBufferingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 19, title: "frame ring without loss",
        claim:
            "A camera or a network does not wait: a frame for which no buffer is free is lost. The source fills one pinned "
            + "buffer while the consumer processes another, and more of them queue up while the consumer stands still. "
            + "Pinned memory is expensive, so the question is how little of it is enough.",
        formula:
            "a ring of n frames survives a stall of (n - 1) Tf - c; beyond it one frame is lost for every period begun; "
            + "n = ceil((stall + c)/Tf) + 1; bytes in use B (Tf + c) with B = S/Tf. Tf from one frame to the next and c to "
            + "process one, c <= Tf; S bytes a frame. At random times a ring loses (1 - r) r^n/(1 - r^(n + 1)), r = c/Tf",
        source:
            "S3 in words; the inequalities are ours, the bytes in use are Little's law, the random loss is M/M/1/K's",
        advice:
            "Measure the longest time for which your consumer may stand still (a context switch, a garbage collection, a "
            + "slow write), and pin that many periods of frames plus two; more is memory that nobody else can have. A ring "
            + "cannot help a consumer that is slower than the source in the mean: it only loses later.",
        kind: .deterministic,
        measurement: .elsewhere(
            "one machine's stalls are its scheduler's; a host with a real-time consumer and a frame source"))

    let parameters: [LawParameter] = [
        LawParameter(sweep: "frames", "n: buffers of the ring", in: .count, defaults: [2, 3, 4, 8], range: 2...256),
        LawParameter(
            sweep: "stall", "how long the consumer stands still", in: .nanoseconds,
            defaults: [0, 5e6, 6_666_667, 10e6, 20e6, 30e6, 40e6, 60e6, 100e6, 150e6], range: 0...1e10),
        LawParameter("frame", "S: a frame", in: .bytes, default: 8_294_400, range: 1...1_073_741_824),
        LawParameter("period", "Tf: from one frame to the next", in: .nanoseconds, default: 16_666_667, range: 1...1e8),
        LawParameter("processing", "c: processing a frame", in: .nanoseconds, default: 10e6, range: 0...1e8),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let model = FrameBufferingModel(
            period: values.simulated("period"),
            processing: values.simulated("processing"))
        let law = FrameBuffering(
            frameBytes: values["frame"], period: Nanoseconds(model.period.nanoseconds),
            processing: Nanoseconds(model.processing.nanoseconds))
        guard model.processing <= model.period else {
            throw LawRefusal(
                "a consumer that takes \(plain(law.processing.value)) ns for a frame every \(plain(law.period.value)) ns "
                    + "loses frames with every ring", "give a processing of a period or less")
        }
        let stalls = values[sweep: "stall"].sorted().map { Picoseconds(nanoseconds: $0) }
        if let last = stalls.last, last.count / model.period.count > 200 {
            throw LawRefusal(
                "a stall of \(plain(last.nanoseconds)) ns lasts for more than 200 frames",
                "give a shorter one, or a longer period")
        }
        let rings = values[sweep: "frames"].sorted().map { Int($0) }
        return LawResult(
            curves: rings.map { losses(law, model, $0, stalls) } + [
                LawCurve(
                    "longest stall", x: .init("frames", .count), y: .init("stall", .nanoseconds),
                    tolerance: .init(absolute: 0.001),
                    points: rings.map {
                        LawPoint(
                            x: Double($0), predicted: law.longestStall(frames: $0)?.value,
                            simulated: model.longestStall(buffers: $0)?.nanoseconds)
                    }),
                LawCurve(
                    "pinned memory needed", x: .init("stall", .nanoseconds), y: .init("pinned", .bytes),
                    points: stalls.map {
                        LawPoint(
                            x: $0.nanoseconds,
                            predicted: law.framesNeeded(stall: Nanoseconds($0.nanoseconds))
                                .map { law.frameBytes * Double($0) },
                            simulated: law.frameBytes * Double(model.buffersNeeded(stall: $0)))
                    }),
                LawCurve(
                    "loss at random times", x: .init("frames", .count), y: .init("part lost", .fraction),
                    // Losses rarer than one in ten thousand hardly happen in a run.
                    tolerance: .init(absolute: 1e-4),
                    points: rings.map {
                        LawPoint(
                            x: Double($0), predicted: queue(law).lossFraction(capacity: $0),
                            simulated: .init(model.randomLoss(buffers: $0, seed: seed)))
                    }),
            ],
            findings: [memoryInUse(law, model)])
    }

    private func queue(_ law: FrameBuffering) -> SingleServerQueue {
        SingleServerQueue(meanGap: law.period, meanService: law.processing)
    }

    private func losses(
        _ law: FrameBuffering, _ model: FrameBufferingModel, _ frames: Int, _ stalls: [Picoseconds]
    ) -> LawCurve {
        LawCurve(
            "ring of \(frames)", x: .init("stall", .nanoseconds), y: .init("frames lost", .count),
            points: stalls.map {
                LawPoint(
                    x: $0.nanoseconds,
                    predicted: law.lost(frames: frames, stall: Nanoseconds($0.nanoseconds)).map(Double.init),
                    simulated: Double(model.lost(buffers: frames, stall: $0)))
            })
    }

    /// Little's law: what is in use in the mean is the rate times how long a byte stays, whatever the ring's length.
    private func memoryInUse(_ law: FrameBuffering, _ model: FrameBufferingModel) -> LawFinding {
        let predicted = law.bytesInUse ?? 0
        let found = law.frameBytes * model.buffersInUse(frames: 1000, buffers: 4)
        return LawFinding(
            "of a ring of 4 frames, \(plain(predicted.rounded())) B are in use in the mean: simulated "
                + plain(found.rounded()), holds: abs(found - predicted) <= 1e-9 * predicted)
    }
}
