import DeviceSimulation
import Laws
import Statistics

/// L8: buffers that do not begin and end where the device would like them to.
struct AlignmentSplitExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 8, title: "misaligned head, middle and tail",
        claim:
            "A device that moves whole units (64 bytes, say) takes a buffer that begins and ends between them in up to "
            + "three segments. Three set-ups instead of one can cost more than copying the whole buffer to where it is "
            + "aligned.",
        formula:
            "h = (A - a mod A) mod A, t = (a + L) mod A where L > h, m = L - h - t; T_split = n_seg t_setup + (h + t)/Bc "
            + "and T_copyall = t_setup + L/Bc, both + L/B; splitting wins iff (n_seg - 1) t_setup < m/Bc, for three segments "
            + "iff L > h + t + 2 t_setup Bc",
        source: "S0, \"The Cost of the List\"; the time of the link, the same both ways, is ours",
        advice:
            "Align buffers to 64 bytes when you allocate them, above all small ones: it costs nothing then. Where you "
            + "cannot, copy what is shorter than h + t + 2 t_setup Bc as a whole.",
        kind: .deterministic,
        measurement: .here(
            "a buffer split or copied before a copy engine moves it, and copies at offsets from 0 to 127"),
        overVerbs: "a buffer split or copied before a write moves it, and small writes from offsets from 0 to 127")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "length", "L: the buffer", in: .bytes, defaults: (4...13).map { Double(1 << $0) },
            range: 1...16_777_216),
        LawParameter("offset", "a: where the buffer begins", in: .bytes, default: 1, range: 0...65535),
        LawParameter("alignment", "A: bytes of a unit", in: .bytes, default: 64, range: 1...256, figure: "alignment"),
        LawParameter(
            "segment", "t_setup: setting a segment up", in: .nanoseconds, default: 20, range: 0...1e6,
            figure: "descriptor_overhead"),
        .linkBandwidth, .copyBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = AlignmentSplit(
            alignment: values.whole("alignment"), segment: values.time("segment"),
            copy: values.bandwidth("copy-bandwidth"))
        let link = values.bandwidth("bandwidth")
        let model = AlignmentModel(law, link: link)
        let address = values.whole("offset")
        let longest = Int(values[sweep: "length"].max() ?? 0)
        let memory = PlainMemory(patterned: address + max(longest, 4 * law.alignment) + law.alignment, seed: 8)
        var isIntact = true
        func curve(_ name: String, _ way: AlignmentModel.Way, _ predicted: (Int) -> Nanoseconds) -> LawCurve {
            LawCurve(
                name, x: .init("length", .bytes, isLogarithmic: true),
                y: .init("time", .nanoseconds, isLogarithmic: true),
                tolerance: .roundings(8),
                points: values[sweep: "length"].map { length in
                    let sent = model.send(address..<address + Int(length), of: memory, way)
                    isIntact = isIntact && sent.isIntact
                    return LawPoint(
                        x: length, predicted: (predicted(Int(length)) + link.time(for: length)).value,
                        simulated: sent.end.nanoseconds)
                })
        }
        let split = curve("split", .split) { law.splitTime(law.parts(address: address, bytes: $0)) }
        let copy = curve("copy", .copyAll, law.copyTime)
        return LawResult(
            curves: [split, copy],
            findings: [
                LawFinding("every byte arrived either way", holds: isIntact), everyOffset(law, model),
                crossing(law, model),
            ])
    }

    /// All offsets in a unit and all lengths of up to four units; every seventh is sent.
    private func everyOffset(_ law: AlignmentSplit, _ model: AlignmentModel) -> LawFinding {
        let memory = PlainMemory(patterned: 5 * law.alignment, seed: 9)
        var (cases, wrong) = (0, [String]())
        for address in 0..<law.alignment {
            for length in 1...4 * law.alignment {
                cases += 1
                let range = address..<address + length
                var agrees = model.parts(of: range) == law.parts(address: address, bytes: length)
                if cases % 7 == 0 { agrees = agrees && model.send(range, of: memory, .split).isIntact }
                if !agrees { wrong.append("\(length) B at \(address)") }
            }
        }
        return LawFinding(
            "all \(cases) buffers at offsets 0 to \(law.alignment - 1), of 1 to \(4 * law.alignment) B, have the head, "
                + "middle and tail of the formula", holds: wrong.isEmpty, trace: Array(wrong.prefix(10)))
    }

    /// The shortest middle with which splitting wins, for a head and a tail of every kind.
    private func crossing(_ law: AlignmentSplit, _ model: AlignmentModel) -> LawFinding {
        guard law.alignment > 1 else {
            return LawFinding(
                "every buffer is aligned to 1 byte: of 1 to 256 B none has a head or a tail",
                holds: (1...256).allSatisfy {
                    model.parts(of: $0..<2 * $0) == .init(head: 0, middle: $0, tail: 0)
                })
        }
        let (head, tail) = (law.alignment - 1, 1)
        let limit = law.longestToCopy(head: head, tail: tail)
        let most = 4096
        func splitWins(_ units: Int) -> Bool {
            let range = 1..<1 + head + units * law.alignment + tail
            return model.time(of: range, .split) < model.time(of: range, .copyAll)
        }
        let found = Bisection.first(in: 1...most, where: splitWins).map { head + $0 * law.alignment + tail }
        let predicted = (limit - Double(head + tail)) / Double(law.alignment)
        let units = predicted < Double(most) ? Int(predicted.rounded(.down)) + 1 : most + 1
        // A few roundings to a picosecond may hide a unit where it is copied in less.
        let slack = 1 + Int(0.004 * law.copy.bytesPerNanosecond) / law.alignment
        let holds = found.map { abs(($0 - head - tail) / law.alignment - units) <= slack } ?? (units + slack > most)
        return LawFinding(
            "with a head of \(head) B and a tail of \(tail) B splitting wins beyond \(rounded(limit)) B: simulated "
                + (found.map { "from \($0) B on" } ?? "never"), holds: holds)
    }
}
