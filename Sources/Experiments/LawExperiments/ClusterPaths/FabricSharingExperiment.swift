import DeviceSimulation
import Laws

/// L38: what masters that transfer at once get of a controller's bus, of an arbitrated bus and of a switched fabric.
struct FabricSharingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 38, title: "bus, arbitration, switches",
        claim:
            "A third-party controller reads every byte over the bus and writes it over the bus again. Bus masters move "
            + "their own data, one master at a time, and an arbiter says whose turn it is. A switched fabric carries many "
            + "transfers at once and both directions of a link at once: only those that cross the same link the same "
            + "way share it.",
        formula:
            "together: third party B/2, bus masters B, switched k-fold shared n B/k, both ways 2 B. By turns all n finish "
            + "about n S/B, by priority the i-th i S/B. On a shared link a flow that can take less than its part has "
            + "what it can, and the others the rest in equal parts (max-min fairness). B the bus or a link's direction, "
            + "n masters of S bytes",
        source: "S4 in words; the formulas are ours",
        advice:
            "Put a card and the accelerator that it serves below the same switch: their traffic then crosses no link "
            + "that others need, and n such pairs are n times as fast. Whatever goes through the host shares one link upwards. "
            + "Sending and receiving at once costs nothing on a link, and everything on a bus.",
        kind: .deterministic,
        measurement: .elsewhere(
            "the fabric must be real; a server with several cards below one switch, copying at once"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "masters", "n: how many transfer at once", in: .count, defaults: [1, 2, 4, 8, 16], range: 1...32),
        LawParameter(
            "size", "S: of each transfer, in whole bursts", in: .bytes, default: 262_144, range: 64...4_194_304),
        LawParameter("burst", "for which a master keeps the bus", in: .bytes, default: 512, range: 64...65_536),
        .linkBandwidth,
        LawParameter("slow", "a slower link beside them", in: .gigabytesPerSecond, default: 1, range: 0.001...1e4),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let model = FabricSharingModel(
            rate: values.rate("bandwidth"), bytes: values.whole("size"),
            burst: values.whole("burst"))
        guard model.bytes.isMultiple(of: model.burst) else {
            throw LawRefusal(
                "a size of \(model.bytes) B is not whole bursts of \(model.burst) B", "give a multiple of the burst")
        }
        let law = FabricSharing(bandwidth: values.bandwidth("bandwidth"))
        let masters = values[sweep: "masters"].sorted().map { Int($0) }
        return LawResult(
            curves: together(law, model, masters) + arbitration(law, model, masters)
                + [beside(values.bandwidth("slow"), law, model, masters)],
            findings: conservation(model, masters.last ?? 1))
    }

    /// Half a picosecond a burst or a transfer, and what whole bytes a second leave unused.
    private func tolerance(_ law: FabricSharing, _ model: FabricSharingModel) -> LawCurve.Tolerance {
        let burst = law.bandwidth.time(for: Double(model.burst)).value
        return .init(relative: 0.001 / burst + 64 / (law.bandwidth.bytesPerNanosecond * 1e9))
    }

    /// The bytes of all masters over the time until the last is finished.
    private func together(_ law: FabricSharing, _ model: FabricSharingModel, _ masters: [Int]) -> [LawCurve] {
        let bytes = Double(model.bytes)
        func curve(
            _ name: String, directions: Int = 1, _ predicted: (Int) -> Nanoseconds, _ found: (Int) -> FabricOutcome
        ) -> LawCurve {
            LawCurve(
                name, x: .init("masters", .count), y: .init("together", .gigabytesPerSecond, isLogarithmic: true),
                tolerance: tolerance(law, model),
                points: masters.map {
                    let all = Double(directions * $0) * bytes
                    return LawPoint(
                        x: Double($0), predicted: all / predicted($0).value, simulated: all / found($0).end.nanoseconds)
                })
        }
        return [
            curve("third-party controller", { law.busTime(masters: $0, bytes: bytes, thirdParty: true) }) {
                model.bus(masters: $0, .roundRobin, .third)
            },
            curve("bus masters", { law.busTime(masters: $0, bytes: bytes, thirdParty: false) }) {
                model.bus(masters: $0, .roundRobin, .first)
            },
            curve("switched, to the host", { law.switchedTime(sharing: $0, bytes: bytes) }) {
                model.toHost(masters: $0)
            },
            curve("switched, both ways", directions: 2, { law.switchedTime(sharing: $0, bytes: bytes) }) {
                model.bothWays(masters: $0)
            },
            curve("switched, to peers", { _ in law.switchedTime(sharing: 1, bytes: bytes) }) {
                model.toPeers(masters: $0)
            },
        ]
    }

    /// How long a master waits for the end of its transfer in the mean, by each arbitration.
    private func arbitration(_ law: FabricSharing, _ model: FabricSharingModel, _ masters: [Int]) -> [LawCurve] {
        [(ArbitratedBus.Arbitration.roundRobin, "by turns"), (.priority, "by priority")].map { arbitration, name in
            LawCurve(
                "bus masters, \(name)", x: .init("masters", .count),
                y: .init("mean time", .nanoseconds, isLogarithmic: true),
                tolerance: tolerance(law, model),
                points: masters.map { count in
                    let predicted = (0..<count).reduce(0.0) {
                        $0
                            + law.arbitratedTime(
                                index: $1, of: count, bytes: Double(model.bytes), burst: Double(model.burst),
                                byTurns: arbitration == .roundRobin
                            ).value
                    }
                    let found = model.bus(masters: count, arbitration, .first).finished.reduce(.zero, +)
                    return LawPoint(
                        x: Double(count), predicted: predicted / Double(count),
                        simulated: found.nanoseconds / Double(count))
                })
        }
    }

    /// How fast a master writes to the host beside one that cannot take its part.
    private func beside(
        _ slow: Bandwidth, _ law: FabricSharing, _ model: FabricSharingModel, _ masters: [Int]
    ) -> LawCurve {
        LawCurve(
            "switched, beside a slow one", x: .init("masters", .count),
            y: .init("of each", .gigabytesPerSecond, isLogarithmic: true), tolerance: tolerance(law, model),
            points: masters.map {
                let limits = [slow] + Array(repeating: law.bandwidth, count: $0)
                return LawPoint(
                    x: Double($0), predicted: law.shares(limits: limits).last?.bytesPerNanosecond,
                    simulated: Double(model.bytes) / model.beside(slow: slow, masters: $0).nanoseconds)
            })
    }

    /// What links have carried, in whole bytes.
    private func conservation(_ model: FabricSharingModel, _ masters: Int) -> [LawFinding] {
        let bytes = masters * model.bytes
        func finding(_ statement: String, _ found: Int, _ expected: Int) -> LawFinding {
            LawFinding("\(statement): \(found) of \(expected) B", holds: found == expected)
        }
        let uplink = SwitchTree.upwards(from: 1)
        let third = model.bus(masters: masters, .roundRobin, .third).carried[0]
        return [
            finding("a controller's bus carries every byte twice", third, 2 * bytes),
            finding(
                "a bus of masters carries every byte once", model.bus(masters: masters, .priority, .first).carried[0],
                bytes),
            finding(
                "what goes to the host crosses the link upwards", model.toHost(masters: masters).carried[uplink], bytes),
            finding("what goes to peers does not", model.toPeers(masters: masters).carried[uplink], 0),
        ]
    }
}
