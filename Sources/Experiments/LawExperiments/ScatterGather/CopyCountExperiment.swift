import DeviceSimulation
import Laws

/// L13: from a file to a network, by three system calls.
struct CopyCountExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 13, title: "copies on the way to the network",
        claim:
            "A program that reads a file and writes it to a socket has the processor copy every byte twice. sendfile leaves "
            + "the bytes where they are and has the card gather them. A bounce buffer adds a copy to either.",
        formula:
            "2S bytes copied by the processor for read and write, S for write alone, 0 for sendfile with a card that "
            + "gathers; S more with a bounce buffer. Each copied byte crosses the memory's bus at least twice, three times "
            + "where a line is read before it is written. Processor time: copied bytes / Bc",
        source: "S2 (read and write, sendfile) and S0 (write, the bounce buffer)",
        advice: "Use sendfile, splice or MSG_ZEROCOPY for large payloads, and RDMA where you can. Over the loopback "
            + "interface MSG_ZEROCOPY copies after all, so measure it over a real card.",
        kind: .deterministic,
        measurement: .elsewhere("over sockets with read and write, sendfile and MSG_ZEROCOPY, between two hosts"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "bytes", "S: the payload, whole lines of 64 bytes", in: .bytes,
            defaults: (6...17).map { Double(1 << $0) }, range: 64...16_777_216),
        .linkBandwidth, .copyBandwidth,
    ]

    private static let calls: [(name: String, law: CopyCount, stages: [StagedPath.Stage])] = [
        ("read and write", CopyCount(.readAndWrite), [.engine, .processor, .processor, .engine]),
        (
            "read and write, bounce buffer", CopyCount(.readAndWrite, needsBounceBuffer: true),
            [.engine, .processor, .processor, .processor, .engine]
        ),
        ("write", CopyCount(.write), [.processor, .engine]),
        ("write, bounce buffer", CopyCount(.write, needsBounceBuffer: true), [.processor, .processor, .engine]),
        ("sendfile", CopyCount(.sendfile), [.engine, .engine]),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let sizes = values[sweep: "bytes"].map { Int($0) }
        if let size = sizes.first(where: { $0 % 64 != 0 }) {
            throw LawRefusal("\(size) bytes are not whole lines", "give multiples of 64 bytes")
        }
        let copy = values.bandwidth("copy-bandwidth")
        let (processor, engine) = (DataRate(copy), DataRate(values.bandwidth("bandwidth")))
        let payloads = sizes.map { PlainMemory(patterned: $0, seed: 13) }
        var isIntact = true
        var curves: [LawCurve] = []
        for (name, law, stages) in Self.calls {
            let runs = [false, true].map { allocates in
                let path = StagedPath(stages, processor: processor, engine: engine, allocatesOnWrite: allocates)
                return payloads.map { path.run($0) }
            }
            isIntact = isIntact && zip(payloads, runs[0]).allSatisfy { $0 == $1.delivered }
            func curve(
                _ what: String, _ unit: LawUnit, _ predicted: (Int) -> Double, _ simulated: (Int) -> Double
            ) -> LawCurve {
                // One rounding for each page of each copy.
                LawCurve(
                    "\(name): \(what)", x: .init("bytes", .bytes, isLogarithmic: true), y: .init(what, unit),
                    tolerance: unit == .bytes
                        ? .init() : .roundings(stages.count * ((sizes.max() ?? 0) / 4096 + 1)),
                    points: sizes.indices.map {
                        LawPoint(x: Double(sizes[$0]), predicted: predicted(sizes[$0]), simulated: simulated($0))
                    })
            }
            curves.append(
                curve(
                    "bytes copied", .bytes, { Double(law.processorBytes(for: $0)) },
                    { Double(runs[0][$0].processorBytes) }))
            guard law.copies > 0, !law.needsBounceBuffer else { continue }
            curves += [
                curve(
                    "bytes over the bus", .bytes, { Double(law.memoryTraffic(for: $0, allocatesOnWrite: false)) },
                    { Double(runs[0][$0].processorTraffic) }),
                curve(
                    "bytes over the bus, lines read first", .bytes,
                    { Double(law.memoryTraffic(for: $0, allocatesOnWrite: true)) },
                    { Double(runs[1][$0].processorTraffic) }),
                curve(
                    "processor time", .nanoseconds, { copy.time(for: Double(law.processorBytes(for: $0))).value },
                    { runs[0][$0].processorTime.nanoseconds }),
            ]
        }
        return LawResult(
            curves: curves, findings: [LawFinding("every byte arrived by every call", holds: isIntact)])
    }
}
