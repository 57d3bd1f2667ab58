import DeviceSimulation
import Laws
import Statistics

/// L14: how the time with a server, and its jitter, grow with the load.
struct SojournExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 14, title: "jitter of a shared server",
        claim:
            "Where transfers come at random times to an engine that others use as well, the time from posting to completion "
            + "is mostly waiting, and it varies as much as it lasts: near full load both grow without limit.",
        formula: "M/M/1: mean and standard deviation 1/(mu - lambda), variance 1/(mu - lambda)^2, "
            + "T_p = -ln(1 - p)/(mu - lambda), so that e^(-t (mu - lambda)) take longer than t; constant services (M/D/1) wait rho/(2 mu (1 - rho)). lambda arrivals and mu "
            + "services in a unit of time, rho = lambda/mu, p the part that is done within T_p",
        source: "S0, \"Living in a Stochastic World\"; constant services by Pollaczek and Khinchine",
        advice:
            "Plan for the quantile, not for the mean: at 90 % load a transfer takes ten services in the mean and 46 at "
            + "the 99th percentile. Halving the load of a nearly full card does more for its jitter than a card twice as "
            + "fast that is nearly full again. Successive transfers wait for the same queue: many samples in a row say little.",
        kind: .stochastic,
        measurement: .elsewhere(
            "it takes posts at random times that do not wait for completions; a verbs queue pair under an open-loop load"
        ))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "utilization", "rho = lambda/mu: how busy the server is; below 1", in: .fraction,
            defaults: [0.3, 0.5, 0.7, 0.9], range: 0.01...2),
        LawParameter("service", "1/mu: the mean service", in: .nanoseconds, default: 1000, range: 1...1e6),
        LawParameter(
            "deadline", "t: after which a transfer is late", in: .nanoseconds, default: 10_000, range: 1...1e9),
        LawParameter(
            "quantile", "p: the part that is done within T_p", in: .fraction, default: 0.99, range: 0.01...0.999),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let loads = values[sweep: "utilization"].sorted()
        if let full = loads.first(where: { $0 > 0.97 }) {
            throw LawRefusal(
                "a server at utilization \(plain(full)) \(full < 1 ? "takes too long to settle" : "does not keep up")",
                "give 0.97 or less")
        }
        let service = values.simulated("service")
        let deadline = values.time("deadline")
        let laws = loads.map {
            SingleServerQueue(
                meanGap: Nanoseconds(Picoseconds(nanoseconds: service.nanoseconds / $0).nanoseconds),
                meanService: Nanoseconds(service.nanoseconds))
        }
        let random = laws.map {
            SojournModel(
                $0, service: .stages(1, mean: service),
                deadlines: [deadline] + ($0.sojournQuantile(values["quantile"]).map { [$0] } ?? []), seed: seed)
        }
        let constant = laws.map { SojournModel($0, service: .constant(service), seed: seed) }
        func curve(
            _ name: String, _ predicted: (SingleServerQueue) -> Nanoseconds?, _ models: [SojournModel],
            _ found: (SojournModel) -> BatchEstimate?
        ) -> LawCurve {
            LawCurve(
                name, x: .init("utilization", .fraction), y: .init("time", .nanoseconds, isLogarithmic: true),
                points: zip(loads, zip(laws, models)).map { load, side in
                    LawPoint(x: load, predicted: predicted(side.0)?.value, simulated: .init(found(side.1)))
                })
        }
        return LawResult(
            curves: [
                curve("mean sojourn", \.meanSojourn, random, \.meanSojourn),
                curve("deviation", \.sojournDeviation, random, \.deviation),
                curve("mean wait, constant services", { $0.meanWait(serviceVariation: 0) }, constant, \.meanWait),
                LawCurve(
                    "later than \(plain(deadline.value)) ns", x: .init("utilization", .fraction),
                    y: .init("part late", .fraction),
                    // What happens to one in two thousand hardly happens in a run.
                    tolerance: .init(absolute: 5e-4),
                    points: zip(loads, zip(laws, random)).map { load, side in
                        LawPoint(x: load, predicted: side.0.latePart(after: deadline), simulated: .init(side.1.late(0)))
                    }),
            ],
            findings: quantiles(loads, laws, random, values["quantile"]) + dependence(loads.last, random.last))
    }

    /// How many are later than the quantile.
    private func quantiles(
        _ loads: [Double], _ laws: [SingleServerQueue], _ models: [SojournModel], _ probability: Double
    ) -> [LawFinding] {
        zip(loads, zip(laws, models)).map { load, side in
            let late = side.1.late(1)
            let time = side.0.sojournQuantile(probability).map { plain($0.value.rounded()) } ?? "none"
            return LawFinding(
                "at utilization \(plain(load)) a part \(rounded(1 - probability)) takes longer than \(time) ns: simulated "
                    + (late.map { rounded($0.value) } ?? "none"),
                holds: late.map { $0.interval.contains(1 - probability) || abs($0.value - 1 + probability) <= 5e-4 }
                    ?? false)
        }
    }

    /// The negative test: successive sojourns depend on each other, and an interval that ignores it lies.
    private func dependence(_ load: Double?, _ model: SojournModel?) -> [LawFinding] {
        guard let load, load >= 0.7, let factor = model?.dependence else { return [] }
        return [
            LawFinding(
                "at utilization \(plain(load)) an interval that takes successive sojourns for independent is "
                    + "\(rounded(factor)) times too narrow: at least 2", holds: factor >= 2)
        ]
    }
}
