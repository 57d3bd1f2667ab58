import DeviceSimulation
import Laws
import TransferCore

/// L27: groups of writes behind barriers: what the barriers cost, and a loss of power at every event.
struct JournalBarriersExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 27, title: "journal barriers",
        claim:
            "A journal writes its records, a barrier, and then the commit: what is behind a barrier is executed only when "
            + "everything before it is permanent. So whoever finds a commit after a loss of power finds the records too.",
        formula: "T = sum over groups of (slowest write + t_flush); the part lost = t_flush/(t_flush + group time)",
        source: "S2 in words; times are reconstructed",
        advice:
            "Put as much as possible between two barriers: the flush costs the same for one write and for a hundred. "
            + "Never leave one out because it works in tests: a device that happens to keep its order hides it.",
        kind: .safety,
        measurement: .elsewhere("a loss of power at every event can only be simulated"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "writes", "k: writes between two barriers", in: .count, defaults: [1, 2, 4, 8, 16, 32],
            range: 1...10_000),
        LawParameter("groups", "groups, with a barrier behind each", in: .count, default: 20, range: 1...1000),
        LawParameter("service", "how long a write takes on average", in: .nanoseconds, default: 20_000, range: 1...1e8),
        LawParameter(
            "spread", "how far writes are shorter and longer, as a part of it", in: .fraction, default: 0.5,
            range: 0...1),
        LawParameter("flush", "t_flush: what a barrier costs", in: .nanoseconds, default: 100_000, range: 0...1e8),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (groups, sizes) = (values.whole("groups"), values[sweep: "writes"])
        guard Double(groups) * (sizes.max() ?? 0) <= 1_000_000 else {
            throw LawRefusal("a journal of more than a million writes is not run here", "take fewer groups or writes")
        }
        var random = RandomTimes(seed: seed)
        let device = JournalDevice(flush: values.simulated("flush"))
        let runs = sizes.map { size in
            let services = (0..<groups).map { _ in
                (0..<Int(size)).map { _ in
                    Picoseconds(
                        nanoseconds: values["service"] * (1 + values["spread"] * (2 * random.fraction() - 1)))
                }
            }
            let law = JournalBarriers(
                groups: services.map { $0.map { Nanoseconds($0.nanoseconds) } }, flush: values.time("flush"))
            return (law: law, report: device.run(services))
        }
        let writes = LawCurve.Axis("writes", .count, isLogarithmic: true)
        return LawResult(
            curves: [
                LawCurve(
                    "journal", x: writes, y: .init("time", .nanoseconds),
                    points: zip(sizes, runs).map {
                        LawPoint(x: $0, predicted: $1.law.time.value, simulated: $1.report.elapsed.nanoseconds)
                    }),
                LawCurve(
                    "lost to barriers", x: writes, y: .init("loss", .fraction),
                    points: zip(sizes, runs).map {
                        LawPoint(x: $0, predicted: $1.law.loss, simulated: $1.report.loss)
                    }),
            ], findings: Self.findings)
    }

    private static var findings: [LawFinding] {
        [
            LawFinding("with both barriers, recovery", JournalProgram(), mustBeSafe: true),
            LawFinding(
                "without the barrier before the commit, recovery", JournalProgram(isCommitGuarded: false),
                mustBeSafe: false),
            LawFinding(
                "without the barrier behind the commit, recovery", JournalProgram(isPlaceGuarded: false),
                mustBeSafe: false),
            LawFinding(
                "without barriers on a device that keeps its order, recovery",
                JournalProgram(isCommitGuarded: false, isPlaceGuarded: false, order: .asPosted), mustBeSafe: true),
        ]
    }
}

extension LawFinding {
    fileprivate init(_ subject: String, _ program: JournalProgram, mustBeSafe: Bool) {
        self.init(
            program.explored(), subject, safe: "finds whole transactions wherever power fails",
            unsafe: "finds a transaction in part", mustBeSafe: mustBeSafe)
    }
}
