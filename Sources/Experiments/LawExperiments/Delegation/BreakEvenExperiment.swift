import DeviceSimulation
import Laws

/// L1: simulated transfers by an engine and copies by a processor, and where the two curves cross.
struct BreakEvenExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 1, title: "break-even payload",
        claim: "Handing a copy to an engine costs a set-up; only payloads beyond a break-even size are worth it.",
        formula: "S* = tp / (1/Bc - 1/B) for B > Bc, otherwise none; by the processor's time alone S*_cpu = tp Bc",
        source: "S0, \"Delegation and its Discontents\" (the break-even follows from its two times)",
        advice: "Let the processor copy what is smaller than S*, and give the engine the rest; below S* an engine is "
            + "still worth its set-up where the processor has other work.",
        kind: .deterministic,
        measurement: .here("a copy by the processor beside one by the copy engine"),
        overVerbs: "a copy by the processor beside a write to the same process, by time and by the processor's time")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "S: the payload", in: .bytes, defaults: (8...20).map { Double(1 << $0) },
            range: 1...1_099_511_627_776),
        .setup, .linkBandwidth, .copyBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = BreakEven(
            setup: values.time("setup"), engine: values.bandwidth("bandwidth"),
            processor: values.bandwidth("copy-bandwidth"))
        let model = TransferModel(law)
        let sizes = values[sweep: "size"]
        let size = LawCurve.Axis("size", .bytes, isLogarithmic: true)
        let time = LawCurve.Axis("time", .nanoseconds, isLogarithmic: true)
        let rounding = LawCurve.Tolerance(absolute: 0.001)
        return LawResult(
            curves: [
                LawCurve(
                    "engine", x: size, y: time, tolerance: rounding,
                    points: sizes.map {
                        LawPoint(
                            x: $0, predicted: law.engineTime(for: $0).value,
                            simulated: model.engineTime(for: Int($0)).nanoseconds)
                    }),
                LawCurve(
                    "processor", x: size, y: time, tolerance: rounding,
                    points: sizes.map {
                        LawPoint(
                            x: $0, predicted: law.processorTime(for: $0).value,
                            simulated: model.processorTime(for: Int($0)).nanoseconds)
                    }),
            ],
            findings: [crossing(law, model)])
    }

    /// The first size at which the engine is no slower, by bisection over simulated transfers, beside the closed form's.
    private func crossing(_ law: BreakEven, _ model: TransferModel) -> LawFinding {
        let found = model.firstSizeForEngine(below: 1 << 40)
        guard let payload = law.payload, payload < Double(1 << 40) else {
            return LawFinding(
                "the engine is never faster: predicted none, simulated \(found.map { "\($0) B" } ?? "none")",
                holds: found == nil)
        }
        let predicted = Int(payload.rounded(.up))
        return LawFinding(
            "the engine is faster from \(predicted) B on: simulated \(found.map { "\($0) B" } ?? "none")",
            // A byte, or what half a picosecond of rounding is worth where the two rates are nearly the same.
            holds: found.map { abs($0 - predicted) <= max(1, model.roundingInBytes) } ?? false)
    }
}
