import DeviceSimulation
import Laws

/// L4: interrupts held back by count, by time and by whichever comes first.
struct InterruptCoalescingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 4, title: "interrupt coalescing",
        claim:
            "An interrupt for every completion costs the processor more than the work that it announces. A card may hold "
            + "interrupts until so many completions wait, or until the first has waited so long: fewer interrupts, and "
            + "completions that are heard of later.",
        formula:
            "by count: lambda/N interrupts, mean delay (N - 1)/(2 lambda); by time: lambda/(1 + lambda To) interrupts, "
            + "mean delay To (1 + lambda To/2)/(1 + lambda To); by either: lambda/b interrupts, mean delay "
            + "(sum of k p_k)/(b lambda) with p_k = P(X >= k), b = 1 + sum of p_k, k from 1 to N - 1, "
            + "X the Poisson number of completions within To. Completions come at random, lambda of them in a unit of time; "
            + "N are a full batch, To starts with the first that waits",
        source: "S4 in words; the formulas, for Poisson completions, are ours",
        advice:
            "Set the count for throughput and the time for the delay that you can bear: by count alone, completions "
            + "wait for ever once traffic stops. With both, the count rules under load and the time when there is little. "
            + "Of verbs, signal every N-th request, or give ibv_modify_cq both figures.",
        kind: .stochastic,
        measurement: .elsewhere(
            "soft-RoCE ignores moderation; a card with ibv_modify_cq or ethtool -C, and its interrupt counters"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "count", "N: completions of a full batch", in: .count, defaults: (0...6).map { Double(1 << $0) },
            range: 1...1000),
        LawParameter(
            sweep: "timeout", "To: how long the first may wait", in: .nanoseconds,
            defaults: [1000, 4000, 16_000, 64_000],
            range: 1...1e9),
        LawParameter("rate", "lambda: completions", in: .perMicrosecond, default: 1, range: 0.001...1000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let gap = Nanoseconds(Picoseconds(nanoseconds: 1000 / values["rate"]).nanoseconds)
        let timeouts = values[sweep: "timeout"].sorted().map {
            Nanoseconds(Picoseconds(nanoseconds: $0).nanoseconds)
        }
        if let long = timeouts.last, long / gap > 1000 {
            throw LawRefusal(
                "within \(plain(long.value)) ns \(plain((long / gap).rounded())) completions come in the mean",
                "give a rate and a timeout with 1000 at most")
        }
        let counts = values[sweep: "count"].sorted().map { Int($0) }
        // Either condition is shown with one of the timeouts: the middle one.
        let middle = timeouts[timeouts.count / 2]
        let byCount = counts.map { InterruptCoalescing(meanGap: gap, count: $0) }
        let byTime = timeouts.map { InterruptCoalescing(meanGap: gap, timeout: $0) }
        let byEither = counts.map { InterruptCoalescing(meanGap: gap, count: $0, timeout: middle) }
        let count = LawCurve.Axis("count", .count, isLogarithmic: true)
        let timeout = LawCurve.Axis("timeout", .nanoseconds, isLogarithmic: true)
        let either = byEither.map { InterruptCoalescingModel($0, seed: seed) }
        let longest = either.map(\.longest).max() ?? .zero
        return LawResult(
            curves: curves("by count", count, counts.map(Double.init), byCount, byCount.map { .init($0, seed: seed) })
                + curves("by time", timeout, timeouts.map(\.value), byTime, byTime.map { .init($0, seed: seed) })
                + curves("by either, \(plain(middle.value)) ns", count, counts.map(Double.init), byEither, either),
            findings: [
                LawFinding(
                    "by either, no completion waits longer than \(plain(middle.value)) ns: the longest waited "
                        + "\(rounded(longest.nanoseconds)) ns", holds: longest <= Picoseconds(middle))
            ])
    }

    private func curves(
        _ name: String, _ x: LawCurve.Axis, _ places: [Double], _ laws: [InterruptCoalescing],
        _ models: [InterruptCoalescingModel]
    ) -> [LawCurve] {
        let sides = zip(places, zip(laws, models))
        return [
            LawCurve(
                "interrupts \(name)", x: x, y: .init("interrupts", .perMicrosecond, isLogarithmic: true),
                points: sides.map { place, side in
                    LawPoint(
                        x: place, predicted: side.0.interruptsPerNanosecond.map { 1000 * $0 },
                        simulated: LawPoint.Found(side.1.rate))
                }),
            LawCurve(
                "delay \(name)", x: x, y: .init("mean delay", .nanoseconds),
                points: sides.map { place, side in
                    LawPoint(
                        x: place, predicted: side.0.meanDelay?.value, simulated: LawPoint.Found(side.1.delay))
                }),
        ]
    }
}
