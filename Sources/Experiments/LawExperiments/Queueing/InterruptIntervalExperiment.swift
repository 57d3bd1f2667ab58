import DeviceSimulation
import Laws
import Statistics

/// L15: how regular interrupts become that report N transfers each, and of what it is not true.
struct InterruptIntervalExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 15, title: "regularity of moderated interrupts",
        claim:
            "One interrupt for N transfers does not only come less often: it comes more regularly, for the times of many "
            + "transfers even each other out. For an interval that varies by 10 % an interrupt must report a hundred.",
        formula: "CV = 1/sqrt(N), so N >= 1/CV^2; cs/sqrt(N) for transfers of variation cs. "
            + "CV: standard deviation over mean of the interval between interrupts. Behind a server that keeps up the mean is "
            + "N/lambda, however fast the server is; lambda transfers come in a unit of time",
        source:
            "S0; both of its readings, independent transfers and the departures of an M/M/1 server (Burke's theorem)",
        advice:
            "Where a regular beat matters, as for a control loop or a streaming pipeline, choose N by the variation "
            + "that you can bear, and then see by L4 whether the delay is bearable too. The law is one of the times between "
            + "completions: latencies that follow one another depend on each other, and their sums stay irregular.",
        kind: .stochastic,
        measurement: .elsewhere(
            "it takes an open-loop load and completions signalled every N-th request, with a time for each"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "transfers", "N: transfers that an interrupt reports", in: .count, defaults: [1, 4, 16, 64, 100],
            range: 1...1000),
        LawParameter(
            "utilization", "lambda/mu: how busy the server is", in: .fraction, default: 0.7, range: 0.3...0.95),
        LawParameter("service", "1/mu: the mean service", in: .nanoseconds, default: 1000, range: 1...1e6),
        LawParameter("stages", "of a service of variation 1/sqrt(stages)", in: .count, default: 4, range: 2...64),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let counts = values[sweep: "transfers"].sorted().map { Int($0) }
        let service = values.simulated("service")
        let gap = Picoseconds(nanoseconds: service.nanoseconds / values["utilization"])
        let stages = values.whole("stages")
        let alone = InterruptInterval(meanGap: Nanoseconds(service.nanoseconds))
        let steady = InterruptInterval(
            meanGap: alone.meanGap, gapVariation: 1 / Double(stages).squareRoot())
        let shared = InterruptInterval(meanGap: Nanoseconds(gap.nanoseconds))
        let server = settled(gap: gap, service: service, values["utilization"], seed)
        let faster = settled(
            gap: gap, service: Picoseconds(service.count / 2), values["utilization"] / 2, seed)
        let departures = counts.map { IntervalModel.departures(from: server, every: $0) }
        let count = LawCurve.Axis("transfers an interrupt", .count, isLogarithmic: true)
        func variation(_ name: String, _ law: InterruptInterval, _ model: (Int) -> IntervalModel) -> LawCurve {
            LawCurve(
                name, x: count, y: .init("coefficient of variation", .fraction, isLogarithmic: true),
                points: counts.map {
                    LawPoint(
                        x: Double($0), predicted: law.variation(over: $0), simulated: .init(model($0).variation))
                })
        }
        func mean(_ name: String, _ models: [IntervalModel]) -> LawCurve {
            LawCurve(
                name, x: count, y: .init("mean interval", .nanoseconds, isLogarithmic: true),
                points: zip(counts, models).map {
                    LawPoint(x: Double($0), predicted: shared.mean(over: $0).value, simulated: .init($1.mean))
                })
        }
        return LawResult(
            curves: [
                variation("independent transfers", alone) {
                    .completions(of: .stages(1, mean: service), every: $0, seed: seed)
                },
                variation("independent transfers of \(stages) stages", steady) {
                    .completions(of: .stages(stages, mean: service), every: $0, seed: seed)
                },
                LawCurve(
                    "departures of a shared server", x: count,
                    y: .init("coefficient of variation", .fraction, isLogarithmic: true),
                    points: zip(counts, departures).map {
                        LawPoint(
                            x: Double($0), predicted: shared.variation(over: $0), simulated: .init($1.variation))
                    }),
                mean("departures of a shared server, mean", departures),
                mean(
                    "departures of one twice as fast, mean",
                    counts.map { IntervalModel.departures(from: faster, every: $0) }),
            ],
            findings: [sojourns(at: server, shared)])
    }

    /// A server that has forgotten that it began empty.
    private func settled(gap: Picoseconds, service: Picoseconds, _ load: Double, _ seed: UInt64) -> QueueServer {
        var server = QueueServer(meanGap: gap, service: .stages(1, mean: service), seed: seed)
        for _ in 0..<Int(100 / ((1 - load) * (1 - load))) { _ = server.next() }
        return server
    }

    /// The negative test: sums of successive sojourns vary by more.
    private func sojourns(at server: QueueServer, _ law: InterruptInterval) -> LawFinding {
        let transfers = 100
        let found = IntervalModel.sojourns(at: server, every: transfers).variation
        let variation = found.map { rounded($0.value) } ?? "none"
        return LawFinding(
            "the sum of \(transfers) successive sojourns is no such interval: it varies by \(variation), more than "
                + "\(rounded(law.variation(over: transfers)))",
            holds: found.map { $0.interval.lowerBound > law.variation(over: transfers) } ?? false)
    }
}
