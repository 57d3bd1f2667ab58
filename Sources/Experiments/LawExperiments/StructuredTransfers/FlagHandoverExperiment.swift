import DeviceSimulation
import Laws
import TransferCore

/// L26: an engine's header behind another's fence and flag: how long it takes, and every order of their writes explored.
struct FlagHandoverExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 26, title: "fence and wait descriptors",
        claim:
            "One engine moves its payload, passes a fence and sets a flag; another moves its own, waits for the flag and "
            + "writes a header. Whoever sees the header sees both payloads, and no processor was asked. Engines that wait "
            + "for each other in a circle wait for ever.",
        formula:
            "T = max(T1, T2 + t_fence + t_flag) + t_poll/2 + t_hdr on average, a whole t_poll at worst, for a timer "
            + "that polls; free of deadlock where the graph of waits has no cycle; T1 and T2 until each payload has landed",
        source: "S0, S1 in words; times are reconstructed, those of a loop that polls our extension",
        advice:
            "Put a fence before every flag, and before a header that follows payload of its own engine: waiting for "
            + "somebody else's flag orders nothing of one's own. The fence flag of a verbs request waits for earlier reads "
            + "and atomics only.",
        kind: .safety,
        measurement: .elsewhere("engines that wait for flags without a processor are a feature of some cards"))

    let parameters: [LawParameter] = [
        LawParameter("first", "T1: until payload 1 has landed", in: .nanoseconds, default: 1000, range: 0.001...1e6),
        LawParameter(
            sweep: "second", "T2: until payload 2 has landed", in: .nanoseconds,
            defaults: [250, 500, 650, 1000, 1500, 2000, 3000], range: 0.001...1e6),
        LawParameter("fence", "t_fence: the fence", in: .nanoseconds, default: 50, range: 0.001...1e6, figure: "fence"),
        LawParameter(
            "flag", "t_flag: until the flag is visible", in: .nanoseconds, default: 300, range: 0.001...1e6,
            figure: "flag"),
        LawParameter("poll", "t_poll: between two looks", in: .nanoseconds, default: 200, range: 1...1e6),
        LawParameter("header", "t_hdr: until the header is visible", in: .nanoseconds, default: 100, range: 0...1e6),
        LawParameter("phases", "phases of the polling timer", in: .count, default: 64, range: 2...1000),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let seconds = values[sweep: "second"]
        let longest = ([values["first"]] + seconds).max() ?? 0
        guard (longest + values["fence"] + values["flag"]) / values["poll"] <= 10_000 else {
            throw LawRefusal("the flag is polled more than 10,000 times", "poll less often")
        }
        let phases = values.whole("phases")
        let runs = seconds.map { Handover(values, second: $0, phases: phases) }
        // Evenly spaced phases stand for all: mean and worst are off by up to half a space and a space.
        let space = values.time("poll").value / Double(phases) + 0.001
        func curve(
            _ name: String, within tolerance: Double, _ predicted: (FlagHandover) -> Nanoseconds,
            _ simulated: (Handover) -> Double
        ) -> LawCurve {
            LawCurve(
                name, x: .init("second", .nanoseconds), y: .init("time", .nanoseconds),
                tolerance: .init(absolute: tolerance),
                points: zip(seconds, runs).map {
                    LawPoint(x: $0, predicted: predicted($1.law).value, simulated: simulated($1))
                })
        }
        return LawResult(
            curves: [
                curve("timer, on average", within: space / 2, \.meanTime, \.mean),
                curve("timer, at worst", within: space, \.worstTime, \.worst),
                curve("loop", within: 0.001, \.timeOfLoop, \.loop),
            ], findings: Self.findings + [deadlocks(seed: seed)])
    }

    private static var findings: [LawFinding] {
        let circle = ConcurrentProgram(WaitGraph([[.wait(0), .set(1)], [.wait(1), .set(0)]])).explored { _ in nil }
        return [
            LawFinding("with both fences and the wait, a header", HandoverProgram(), mustBeSafe: true),
            LawFinding("without E2's fence, a header", HandoverProgram(isFlagFenced: false), mustBeSafe: false),
            LawFinding("without E1's own fence, a header", HandoverProgram(isHeaderFenced: false), mustBeSafe: false),
            LawFinding("without the wait, a header", HandoverProgram(waits: false), mustBeSafe: false),
            LawFinding(
                circle, "who wait for each other's flags", safe: "come to their end", unsafe: "wait for ever",
                mustBeSafe: false),
        ]
    }

    /// Random engines, whose every order is explored, deadlock where the graph has a cycle or a flag nobody sets.
    private func deadlocks(seed: UInt64) -> LawFinding {
        var generator = SeededGenerator(seed: seed)
        var (stuck, differing) = (0, 0)
        let count = 200
        for _ in 0..<count {
            let graph = WaitGraph(drawnFrom: &generator)
            let isSafe = ConcurrentProgram(graph).explored { _ in nil }.isSafe
            if !isSafe { stuck += 1 }
            if isSafe != graph.isFreeOfDeadlock { differing += 1 }
        }
        return LawFinding(
            "of \(count) random sets of engines \(stuck) can deadlock, and it is those whose graph says so",
            holds: differing == 0)
    }
}

/// A handover by closed form and by simulation over all phases.
private struct Handover {
    let law: FlagHandover
    let mean: Double
    let worst: Double
    let loop: Double

    init(_ values: LawValues, second: Double, phases: Int) {
        let polling = FlagPolling(
            first: values.simulated("first"), second: Picoseconds(nanoseconds: second),
            fence: values.simulated("fence"),
            flag: values.simulated("flag"), poll: values.simulated("poll"), header: values.simulated("header"))
        law = FlagHandover(
            first: values.time("first"), second: Nanoseconds(polling.second.nanoseconds),
            fence: values.time("fence"), flag: values.time("flag"), poll: values.time("poll"),
            header: values.time("header"))
        let times = (0..<phases).map { phase in
            polling.run(.timer(phase: Picoseconds(polling.poll.count * Int64(phase) / Int64(phases))))
        }
        mean = Double(times.reduce(0) { $0 + $1.count }) / Double(1000 * phases)
        worst = (times.max() ?? .zero).nanoseconds
        loop = polling.run(.loop).nanoseconds
    }
}

extension LawFinding {
    fileprivate init(_ subject: String, _ program: HandoverProgram, mustBeSafe: Bool) {
        self.init(
            program.explored(), subject, safe: "is never visible before both payloads",
            unsafe: "is visible before a payload", mustBeSafe: mustBeSafe)
    }
}
