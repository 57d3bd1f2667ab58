import DeviceSimulation
import Laws

/// L16: a network card with more and more messages under way, in a window that slides and in batches.
struct QueueDepthExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 16, title: "queue depth hides latency",
        claim:
            "With q messages under way instead of one, a message waits for one q-th of the latency: 1 - 1/q of it is "
            + "hidden. That holds until the link is full, at a depth called the knee.",
        formula: "window that slides: X(q) = min(B, q S/(t0 + S/B)), knee q* = ceil((t0 + S/B)/(S/B)); batches: "
            + "X(q) = q S/(t0 + q S/B), which has no knee; hidden: 1 - 1/q. X: bandwidth, q: messages under way, S: bytes of "
            + "a message, t0: latency beside the link's time, B: the link; a card of a limited message rate takes the gap "
            + "between two messages for S/B where that is longer",
        source: "S0, the paragraph on NVMe queues; Little's law; the message gap is our extension",
        advice: "Post about q* messages and answer each completion with the next one; a deeper queue only needs more "
            + "memory. A program that waits for all of a batch needs many times the depth for the same bandwidth: look "
            + "which of both a benchmark does before you compare figures.",
        kind: .deterministic,
        measurement: .here("copies by the copy engine at growing depth, in a window that slides and in batches"),
        overVerbs: "writes at growing depth, in a window that slides and in batches")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "depth", "q: messages under way", in: .count, defaults: [1, 2, 3, 4, 6, 7, 8, 12, 16, 32, 64, 128],
            range: 1...4096),
        LawParameter("size", "S: the payload of a message", in: .bytes, default: 4096, range: 1...1_073_741_824),
        LawParameter(
            "latency", "t0: from posting to completion, beside the link's time", in: .nanoseconds, default: 2000,
            range: 0.001...1e9, figure: "latency"),
        LawParameter(
            "message-gap", "g: the least time between two messages of the card", in: .nanoseconds, default: 5,
            range: 0...1e6, figure: "message_gap"),
        .linkBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = QueueDepth(
            latency: values.time("latency"), bytes: values["size"], link: values.bandwidth("bandwidth"),
            gap: values.time("message-gap"))
        guard law.occupation <= Nanoseconds(1e9) else {
            throw LawRefusal(
                "a message of \(plain(law.bytes)) B is on the link for more than a second",
                "give a smaller size or a higher bandwidth")
        }
        guard law.occupation >= Nanoseconds(0.1) else {
            throw LawRefusal(
                "a message of \(plain(law.bytes)) B is on the link for less than 0.1 ns",
                "give a larger size or message-gap, or a lower bandwidth")
        }
        let model = QueueDepthModel(law)
        let depths = values[sweep: "depth"].sorted()
        let depth = LawCurve.Axis("depth", .count, isLogarithmic: true)
        // Each message's time is rounded to a picosecond, and the latency once.
        let rounding = 0.001 / law.occupation.value
        func curve(
            _ name: String, _ window: (Int) -> PostingWindow, _ predicted: (Int) -> Bandwidth
        ) -> LawCurve {
            LawCurve(
                name, x: depth, y: LawCurve.Axis("bandwidth", .gigabytesPerSecond),
                tolerance: .init(relative: rounding),
                points: depths.map {
                    LawPoint(
                        x: $0, predicted: predicted(Int($0)).bytesPerNanosecond,
                        simulated: model.bandwidth(window(Int($0))))
                })
        }
        return LawResult(
            curves: [
                curve("window that slides", PostingWindow.sliding, law.bandwidthOfSlidingWindow),
                curve("batches", PostingWindow.batched, law.bandwidthOfBatches),
                hidden(law, model, depths, depth, rounding),
            ],
            findings: [knee(law, model), pairs(law, model)])
    }

    /// 1 - 1/q: the part of the round trip that a message no longer waits for, from simulated bandwidths.
    private func hidden(
        _ law: QueueDepth, _ model: QueueDepthModel, _ depths: [Double], _ x: LawCurve.Axis, _ rounding: Double
    ) -> LawCurve {
        let alone = model.bandwidth(.sliding(1))
        return LawCurve(
            "hidden part of the round trip", x: x, y: LawCurve.Axis("hidden", .fraction),
            tolerance: .init(absolute: 2 * rounding),
            points: depths.map {
                LawPoint(
                    x: $0, predicted: law.hiddenBySlidingWindow(Int($0)),
                    simulated: 1 - alone / model.bandwidth(.sliding(Int($0))))
            })
    }

    /// From which depth on a simulated window that slides gains nothing, beside the closed form's.
    private func knee(_ law: QueueDepth, _ model: QueueDepthModel) -> LawFinding {
        let most = 1024
        let trips = law.roundTrip / law.occupation
        guard trips < Double(most - 1) else {
            let found = model.knee(upTo: most)
            return LawFinding(
                "the knee lies beyond a depth of \(most): simulated \(found.map { "\($0)" } ?? "none")",
                holds: found == nil || trips < Double(most) + 1)
        }
        let predicted = law.knee
        let found = model.knee(upTo: predicted + 2)
        // A picosecond of rounding can carry a ratio that is nearly whole over to the next number.
        let rounding = (2 * trips + 2) * 0.001 / law.occupation.value
        let isNearlyWhole = abs(trips - trips.rounded()) <= rounding
        return LawFinding(
            "the link is full from depth \(predicted) on: simulated \(found.map { "\($0)" } ?? "none")",
            holds: found == predicted || isNearlyWhole && found.map { abs($0 - predicted) <= 1 } ?? false)
    }

    /// Depth counts over all queue pairs of a card.
    private func pairs(_ law: QueueDepth, _ model: QueueDepthModel) -> LawFinding {
        let rounds = 64
        let four = model.card.send(
            bytes: model.bytes, messages: rounds + 1, windows: Array(repeating: .sliding(1), count: 4))
        let one = model.card.send(bytes: model.bytes, messages: 4 * rounds + 4, windows: [.sliding(4)])
        return LawFinding(
            "four queue pairs of depth 1 move what one of depth 4 does: \(one.completed) messages in "
                + "\(plain(one.last.nanoseconds)) ns, and in \(plain(four.last.nanoseconds)) ns",
            holds: four.completed == one.completed && four.last == one.last)
    }
}
