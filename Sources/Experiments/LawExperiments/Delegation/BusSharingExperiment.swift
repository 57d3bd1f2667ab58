import DeviceSimulation
import Laws

/// L3: what an engine that shares the memory bus costs the processor, by each of three ways to share it.
struct BusSharingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 3, title: "cycle stealing",
        claim: "An engine and a processor share one path to memory, and a beat that the engine takes is one that the "
            + "processor waits for. Bursts stall the processor for their whole length; an engine that steals single cycles "
            + "makes an access wait for one beat at most; a transparent one takes only what is idle, and delays nobody.",
        formula: "f = tau/T; the processor gets (1 - f) B and is stalled a fraction tau/T; "
            + "CPI = CPI0 + m f/(1 - f). tau beats of every T are the engine's, B is the bus, m the accesses of an "
            + "instruction. Single cycles are at most half of the bus while the processor wants every beat; a transparent "
            + "engine gets min(f, idle). Worst wait of an access: tau by bursts, 1 beat by single cycles, 0 transparently",
        source: "S3, reconstructed; the three modes from S4; the CPI is our extension",
        advice:
            "Traffic of a card costs the cores of its socket memory bandwidth, byte for byte, even where nobody copies: "
            + "subtract it from what STREAM shows before you plan a computation under a transfer. Where a single access must "
            + "not wait long, ask for short bursts rather than for less traffic.",
        kind: .deterministic,
        measurement: .elsewhere(
            "caches hide the bus of one machine; STREAM on some cores of a server, alone and under a card's traffic"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "taken", "tau: beats of a period that the engine wants", in: .count,
            defaults: [1, 2, 4, 8, 10, 12, 16, 19], range: 1...999),
        LawParameter("period", "T: beats of a period", in: .count, default: 20, range: 2...1000),
        LawParameter("beat", "a beat of the bus", in: .nanoseconds, default: 10, range: 0.001...1e6),
        LawParameter("accesses", "m: accesses of an instruction", in: .count, default: 1, range: 1...16),
        LawParameter("compute", "beats of an instruction without the bus", in: .count, default: 3, range: 0...64),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let period = values.whole("period")
        if let all = values[sweep: "taken"].first(where: { Int($0) >= period }) {
            throw LawRefusal(
                "an engine that takes \(plain(all)) of \(period) beats leaves the processor none",
                "give fewer beats than a period has")
        }
        let taken = values[sweep: "taken"].sorted().map { Int($0) }
        return LawResult(curves: shares(taken, values) + waits(taken, values) + [instructions(taken, values, seed)])
    }

    private func law(_ taken: Int, _ values: LawValues) -> BusSharing {
        BusSharing(
            taken: Double(taken), period: values["period"],
            beat: values.time("beat"))
    }

    private func curve(
        _ name: String, _ y: LawCurve.Axis, _ taken: [Int], _ values: LawValues,
        _ sides: (BusSharing, BusSharingModel) -> (predicted: Double?, simulated: LawPoint.Found?)
    ) -> LawCurve {
        LawCurve(
            name, x: .init("part that the engine wants", .fraction), y: y,
            points: taken.map {
                let law = law($0, values)
                let sides = sides(law, BusSharingModel(taken: $0, period: values.whole("period")))
                return LawPoint(x: law.fraction, predicted: sides.predicted, simulated: sides.simulated)
            })
    }

    /// What of the bus a processor that wants every beat gets, and what an engine gets of the beats that one leaves idle.
    private func shares(_ taken: [Int], _ values: LawValues) -> [LawCurve] {
        let share = LawCurve.Axis("part of the bus", .fraction)
        let work = BusProcessor.Work(accesses: values.whole("accesses"), cycles: values.whole("compute"))
        let cycles = work.accesses + work.cycles
        let demanding = [(BusSharing.Mode.burst, "bursts"), (.cycleStealing, "single cycles")].map { mode, name in
            curve("processor beside \(name)", share, taken, values) { law, model in
                let bus = model.run(mode, work: .init(accesses: 1, cycles: 0), periods: 100)
                return (law.processorShare(mode), .init(Double(bus.processor.beats) / Double(bus.beats)))
            }
        }
        let transparent = curve("transparent engine", share, taken, values) { law, model in
            // Whole periods and whole instructions.
            let bus = model.run(.transparent, work: work, periods: cycles * (1 + 100 / cycles))
            return (
                law.transparentShare(ofIdle: Double(work.cycles) / Double(cycles)),
                .init(Double(bus.engine.moved) / Double(bus.beats))
            )
        }
        return demanding + [transparent]
    }

    private func waits(_ taken: [Int], _ values: LawValues) -> [LawCurve] {
        let beat = values.simulated("beat")
        let names: [BusSharing.Mode: String] = [
            .burst: "bursts", .cycleStealing: "single cycles", .transparent: "transparent",
        ]
        return BusSharing.Mode.allCases.map { mode in
            curve("worst wait, \(names[mode] ?? "")", .init("worst wait", .nanoseconds), taken, values) { law, model in
                let bus = model.run(mode, work: .init(accesses: 1, cycles: 0), periods: 100)
                return (law.worstWait(mode).value, .init((bus.processor.worstWait * beat).nanoseconds))
            }
        }
    }

    private func instructions(_ taken: [Int], _ values: LawValues, _ seed: UInt64) -> LawCurve {
        let work = BusProcessor.Work(accesses: values.whole("accesses"), cycles: values.whole("compute"))
        return curve(
            "instruction beside an engine without memory", .init("beats an instruction", .cycles), taken, values
        ) { law, model in
            (
                law.cyclesPerInstruction(
                    alone: Double(work.accesses + work.cycles), accesses: Double(work.accesses)),
                LawPoint.Found(model.cyclesPerInstruction(of: work, seed: seed))
            )
        }
    }
}
