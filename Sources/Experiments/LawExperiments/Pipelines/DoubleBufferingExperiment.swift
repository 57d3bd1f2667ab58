import DeviceSimulation
import Laws

/// L17: a transfer and a computation with one, two and three buffers, with fixed times and with random ones.
struct DoubleBufferingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 17, title: "double buffering",
        claim:
            "With two buffers the next chunk is transferred while this one is computed on: the slower of both sets the "
            + "pace, 1/max(tc, td) chunks in a time, and the gain is greatest where both take the same time.",
        formula: "T(n) = td + (n - 1) max(tc, td) + tc with two buffers or more, n (td + tc) with one; speed-up "
            + "(tc + td)/max(tc, td) <= 2. td: transferring a chunk, tc: computing on it, n: chunks. With exponential times "
            + "and b buffers a chunk takes G(b)/G(b - 1), G(b) = sum of td^i tc^(b-i)",
        source: "S2, on double buffering; the law of exponential times is our extension (a closed network of queues)",
        advice:
            "Use two buffers where the times are steady; a third one gains nothing. Where they vary, more buffers do: "
            + "at balance a third of the speed is still lost with two, a fifth with four. Choose the chunk so that "
            + "transfer and computation take about the same time.",
        kind: .deterministic,
        measurement: .here("the copy engine moves the next chunk beside a timed computation"),
        overVerbs: "the next chunk is written beside a timed computation; soft-RoCE has the poster write it: no gain")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "compute", "tc: computing on a chunk", in: .nanoseconds,
            defaults: [100, 250, 500, 750, 1000, 1500, 2000, 4000], range: 0.1...1e9),
        LawParameter(
            "transfer", "td: transferring a chunk", in: .nanoseconds, default: 1000, range: 1...1e9),
        LawParameter("chunks", "n: chunks", in: .count, default: 100, range: 1...100_000),
        LawParameter(
            "random-chunks", "chunks of each of 40 runs with random times", in: .count, default: 400,
            range: 50...100_000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let computes = values[sweep: "compute"].sorted()
        let chunks = values.whole("chunks")
        let x = LawCurve.Axis("compute", .nanoseconds, isLogarithmic: true)
        let laws = computes.map { DoubleBuffering(transfer: values.time("transfer"), compute: Nanoseconds($0)) }
        // Half a picosecond for each time that is added up.
        let rounding = LawCurve.Tolerance(absolute: 0.001 * Double(chunks + 1))
        let curves = [1, 2, 3].map { buffers in
            LawCurve(
                buffers == 1 ? "1 buffer" : "\(buffers) buffers", x: x,
                y: LawCurve.Axis("time", .nanoseconds, isLogarithmic: true), tolerance: rounding,
                points: laws.map { law in
                    let predicted = buffers == 1 ? law.serialTime(chunks: chunks) : law.time(chunks: chunks)
                    let run = DoubleBufferingModel(law, buffers: buffers).run(chunks: chunks)
                    return LawPoint(
                        x: law.compute.value, predicted: predicted.value, simulated: run.end.nanoseconds)
                })
        }
        let gain = LawCurve(
            "speed-up in the long run", x: x, y: LawCurve.Axis("speed-up", .fraction),
            tolerance: .init(relative: 0.002 / values["transfer"]),
            points: laws.map {
                LawPoint(x: $0.compute.value, predicted: $0.speedUp, simulated: DoubleBufferingModel.speedUp($0))
            })
        let chance = ChanceInBuffering(
            transfer: values.time("transfer"), chunks: values.whole("random-chunks"), seed: seed)
        return LawResult(
            curves: curves + [gain, chance.curve], findings: [useOfTheQuicker(laws), chance.finding])
    }

    /// How long the resource that waits is busy, in a simulated run of many chunks.
    private func useOfTheQuicker(_ laws: [DoubleBuffering]) -> LawFinding {
        let chunks = 1000
        var worst = 0.0
        for law in laws {
            let run = DoubleBufferingModel(law, buffers: 2).run(chunks: chunks)
            let busy = min(run.busy[0], run.busy[1]).nanoseconds / run.end.nanoseconds
            worst = max(worst, abs(busy - law.useOfTheQuicker))
        }
        return LawFinding(
            "the quicker of both is busy for min/max of the time: within \(rounded(worst)) over "
                + "\(chunks) chunks",
            // Of n + 1 periods the first and the last belong to one of both alone.
            holds: worst <= 1.5 / Double(chunks))
    }
}
