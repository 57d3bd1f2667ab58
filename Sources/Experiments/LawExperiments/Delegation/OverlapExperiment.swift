import DeviceSimulation
import Laws

/// L2: a block moved and then processed by the processor, beside one that an engine moves meanwhile.
struct OverlapExperiment: LawExperiment {
    private static let wordBytes = 8

    let sheet = LawSheet(
        number: 2, title: "programmed transfer or engine with overlap",
        claim:
            "A processor that fetches every word from a device itself (programmed I/O) can process a block only after it "
            + "has moved it. With an engine it processes one block while the next one arrives, and pays a set-up, an "
            + "interrupt, and the cycles that the engine takes from it on the bus. S3 says that a block of 512 KiB gains "
            + "a factor of 1.58 or more, for figures that it does not print; the defaults here are some that give it.",
        formula:
            "T_PIO = n (c_pio + c_proc); T_DMA = C_setup + C_int + max(n c_dma, n c_proc + n), in cycles, for n words: "
            + "c_pio and c_proc to move and to process one, one every c_dma cycles from the engine. Beyond S3: its "
            + "max(n c_dma, n c_proc (1 + sigma)) with sigma = 1/(c_dma - 1) is an upper bound, for it charges the "
            + "contention to what is processed after the transfer as well",
        source: "S3, reconstructed; that the engine costs one cycle a word is our extension",
        advice:
            "Give the engine the next block before you process this one. Overlap gains most where moving and processing "
            + "take about the same time, at most a factor of c_pio/c_proc + 1 where processing is the longer part; blocks "
            + "so small that set-up and interrupt dominate had better be moved by the processor.",
        kind: .deterministic,
        measurement: .here(
            "a copy and then a checksum, beside a copy by the engine under the checksum of the block before"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "the block, in whole words of 8 B", in: .bytes, defaults: (8...19).map { Double(1 << $0) },
            range: 8...4_194_304),
        LawParameter("program", "C_setup: programming the engine", in: .cycles, default: 1000, range: 0...1e6),
        LawParameter("interrupt", "C_int: the interrupt at the end", in: .cycles, default: 1000, range: 0...1e6),
        LawParameter("pio", "c_pio: moving a word by the processor", in: .cycles, default: 4, range: 1...1000),
        LawParameter("process", "c_proc: processing a word", in: .cycles, default: 4, range: 1...100),
        LawParameter("pace", "c_dma: from one word of the engine to the next", in: .cycles, default: 4, range: 1...100),
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = OverlappedTransfer(
            setup: values["program"], interrupt: values["interrupt"], programmed: values["pio"],
            processing: values["process"], pace: values["pace"])
        let sizes = values[sweep: "size"].sorted()
        for bytes in sizes where !Int(bytes).isMultiple(of: Self.wordBytes) {
            throw LawRefusal("a size of \(plain(bytes)) B is not whole words", "give multiples of \(Self.wordBytes)")
        }
        let uncached = BlockProcessing(work: .init(accesses: values.whole("process"), cycles: 0))
        let programmed = sizes.map { uncached.programmed(words: words($0), cyclesPerWord: values.whole("pio")) }
        let overlapped = sizes.map { overlappedCycles(uncached, words($0), values) }

        let size = LawCurve.Axis("size", .bytes, isLogarithmic: true)
        let time = LawCurve.Axis("time", .cycles, isLogarithmic: true)
        func curve(_ name: String, _ y: LawCurve.Axis, _ found: [Double], _ predicted: (Double) -> Double) -> LawCurve {
            LawCurve(
                name, x: size, y: y,
                points: zip(sizes, found).map {
                    LawPoint(x: $0, predicted: predicted(Double(words($0))), simulated: $1)
                })
        }
        return LawResult(
            curves: [
                curve("by the processor", time, programmed.map(Double.init), law.programmedCycles),
                curve("by the engine", time, overlapped.map(Double.init), law.engineCycles),
                curve(
                    "speed-up", .init("speed-up", .fraction),
                    zip(programmed, overlapped).map { Double($0) / Double($1) },
                    law.speedUp),
            ],
            findings: bounds(law, values, words: words(sizes.last ?? 0), overlapped: overlapped.last ?? 0))
    }

    private func words(_ bytes: Double) -> Int { Int(bytes) / Self.wordBytes }

    private func overlappedCycles(_ block: BlockProcessing, _ words: Int, _ values: LawValues) -> Int {
        block.overlapped(
            words: words, pace: values.whole("pace"), setup: values.whole("program"),
            interrupt: values.whole("interrupt"))
    }

    /// What holds of the largest block beside the closed form: S3's bound, and that a cache can only help.
    private func bounds(_ law: OverlappedTransfer, _ values: LawValues, words: Int, overlapped: Int) -> [LawFinding] {
        let cached = BlockProcessing(work: .init(accesses: 1, cycles: values.whole("process") - 1))
        let fewer = overlappedCycles(cached, words, values)
        var findings = [
            LawFinding(
                "a processor that uses the bus once a word takes \(fewer) cycles, and no more than the \(overlapped) of one "
                    + "that uses it in every cycle", holds: fewer <= overlapped)
        ]
        if let bound = law.engineCyclesPenalizedThroughout(for: Double(words)) {
            findings.append(
                LawFinding(
                    "contention throughout would be \(plain(bound.rounded())) cycles, and \(overlapped) are no more",
                    holds: Double(overlapped) <= bound * (1 + 1e-12)))
        }
        return findings
    }
}
