import DeviceSimulation
import Laws
import TransferCore

/// What the staged and the direct way of L37 show side by side.
struct WaysCompared {
    let law: StagedOrDirect
    let model: StagedOrDirectModel
    let chunk: Int

    /// Real bytes over both ways, and what moved them.
    func copies(of size: Int, seed: UInt64) -> LawFinding {
        var generator = SeededGenerator(seed: seed)
        let message = (0..<size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let (staged, direct) = (model.staged.move(message, chunk: chunk), model.direct.move(message, chunk: size))
        let (most, least) = (staged.counts, direct.counts)
        return LawFinding(
            "every byte is copied \(most.byEngine / size) times staged and \(least.byEngine / size) times directly; it "
                + "crosses the sender's host memory \(most.throughSenderMemory / size) and "
                + "\(least.throughSenderMemory / size) times, the receiver's \(most.throughReceiverMemory / size) and "
                + "\(least.throughReceiverMemory / size); all \(size) arrive",
            holds: staged.bytes == message && direct.bytes == message && most.byEngine == 4 * size
                && least.byEngine == 2 * size && most.throughSenderMemory == 2 * size
                && most.throughReceiverMemory == 2 * size && least.throughSenderMemory == 0
                && least.throughReceiverMemory == 0)
    }

    /// Where the faster way changes if the whole message goes through each stage.
    var crossingOfWhole: LawFinding {
        let found = model.crossing(unit: 1, most: mostBytes) { $0 }
        return finding("staged as a whole", law.verdict(), found, unit: 1, most: mostBytes)
    }

    /// Where it does in whole chunks.
    func crossingOfChunks(most: Int) -> LawFinding {
        let most = min(most, mostBytes / chunk)
        let found = model.crossing(unit: chunk, most: most) { _ in chunk }
        return finding("staged in chunks", law.verdict(chunk: Double(chunk)), found, unit: chunk, most: most)
    }

    /// A message whose time in femtoseconds no stage loses.
    private var mostBytes: Int {
        let slowest = (law.staged.stages + [law.direct]).map(\.bandwidth.bytesPerNanosecond).min() ?? 1
        return Int(min(4e12 * slowest, 0x1p40))
    }

    private func finding(
        _ name: String, _ verdict: StagedOrDirect.Verdict, _ found: Int?, unit: Int, most: Int
    ) -> LawFinding {
        let shown = found.map { "from \($0) B on" } ?? "nowhere"
        switch verdict {
        case .always, .never:
            let isDirect = model.prefersDirect(for: most * unit, chunk: unit == 1 ? most : unit)
            let word = verdict == .always ? "always" : "never"
            return LawFinding(
                "\(name): the direct way is \(word) faster; simulated, the faster way changes \(shown)",
                holds: found == nil && isDirect == (verdict == .always))
        case .below(let crossing), .above(let crossing):
            let side = verdict == .below(crossing) ? "below" : "above"
            let units = crossing / Double(unit)
            guard units >= 1, units < Double(most - 1) else {
                return LawFinding(
                    "\(name): the direct way is faster \(side) \(plain(crossing.rounded())) B, beyond what is simulated",
                    holds: found == nil || abs(Double(found ?? 0) / Double(unit) - units) <= 2)
            }
            return LawFinding(
                "\(name): the direct way is faster \(side) \(plain(crossing.rounded())) B; simulated, the faster way changes "
                    + shown,
                holds: found.map { abs(Double($0) / Double(unit) - units) <= 1 + roundingInUnits(unit) } ?? false)
        }
    }

    /// How many units a picosecond of rounding in each stage is worth where the two ways differ little.
    private func roundingInUnits(_ unit: Int) -> Double {
        let line = law.stagedLine(chunk: unit == 1 ? nil : Double(unit))
        let lost = abs(1 / law.direct.bandwidth.bytesPerNanosecond - 1 / line.bandwidth.bytesPerNanosecond)
        return 0.004 / lost / Double(unit)
    }

    /// The best chunk of a message by golden section, beside simulated chunks of growing size.
    func bestChunk(for message: Int) -> LawFinding {
        guard let best = law.staged.bestChunk(for: Double(message)) else {
            return LawFinding("there is no best chunk", holds: false)
        }
        // Enough buffers for any chunk: the closed form's slowest stage never waits.
        let path = HopPath(from: .deviceMemory, through: model.staged.stages, buffers: model.staged.stages.count + 1)
        var (chunks, size) = ([Int](), 4096)
        while size < message {
            chunks.append(size)
            size += max(1, size / 5)
        }
        chunks.append(message)
        let times = chunks.map { path.time(for: message, chunk: $0).nanoseconds }
        let found = zip(chunks, times).min { $0.1 < $1.1 }
        guard let found else { return LawFinding("there is no chunk to try", holds: false) }
        let atBest = path.time(for: message, chunk: Int(best.rounded())).nanoseconds
        let agrees = zip(chunks, times).allSatisfy { chunk, time in
            let predicted = law.staged.time(for: Chunking(message, by: chunk)).value
            return abs(time - predicted) <= 0.004 + predicted * 0.001
                / (law.staged.stages.map(\.setup).min()?.value ?? 1)
        }
        return LawFinding(
            "a message of \(message) B is staged best in chunks of \(Int(best.rounded())) B: \(Int(atBest.rounded())) ns, and "
                + "\(Int(found.1.rounded())) ns with \(found.0) B, the best of \(chunks.count) sizes tried",
            // The search counts parts of chunks; a real message pays the set-ups of its last chunk, and no more.
            holds: agrees && atBest <= found.1 + law.staged.fill(0).value)
    }
}
