import DeviceSimulation
import Laws
import Statistics

/// L9: blocks with gaps between them, joined or not.
struct CoalescingExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 9, title: "coalescing threshold",
        claim:
            "Two segments with a small gap between them can be sent as one, gap and all: a few useless bytes against one "
            + "descriptor. It is worth it if and only if the gap takes less time on the link than a descriptor costs.",
        formula:
            "join iff g/B < to, that is g < g* = B to for a gap of g bytes; at g* both cost the same, and we do not "
            + "join. Deciding gap by gap is the best that can be done for a list, unless descriptors or travelling gaps are "
            + "limited: then it is not",
        source: "S0, \"The Wisdom of Coalescing\"; the limits and their optimum by dynamic programming are ours",
        advice:
            "Measure to (L5) and multiply by the link's bandwidth: that is --coalesce-gap. At 20 ns and 12.5 GB/s it "
            + "is 250 bytes. What travels along needs somewhere to land, and costs the link bytes that others may want.",
        kind: .deterministic,
        measurement: .here("blocks by one descriptor with the gaps along, and by a descriptor for each"),
        overVerbs: "blocks by one write with the gaps along, and by a write for each")

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "gap", "g: bytes between two blocks", in: .bytes,
            defaults: [0, 16, 64, 128, 192, 249, 250, 251, 320, 512, 1024, 2048], range: 0...1_048_576),
        LawParameter("blocks", "blocks of the comb", in: .count, default: 32, range: 2...4096),
        LawParameter("block", "bytes of a block", in: .bytes, default: 128, range: 1...65536),
        LawParameter("lists", "random lists beside the comb", in: .count, default: 60, range: 1...10000),
        .descriptorOverhead, .linkBandwidth,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = Coalescing(segment: values.time("descriptor"), link: values.bandwidth("bandwidth"))
        let (blocks, block) = (values.whole("blocks"), values.whole("block"))
        if let gap = values[sweep: "gap"].first(where: { (Int($0) + block) * blocks > 1 << 26 }) {
            throw LawRefusal(
                "\(blocks) blocks of \(block) bytes, \(plain(gap)) bytes apart, are more than 64 MiB",
                "give less of one")
        }
        let model = CoalescingModel(law)
        let list = ListTime(segment: law.segment, bandwidth: law.link)
        var isIntact = true
        func curve(_ name: String, joining: @escaping (Int) -> Int, _ predicted: (Int) -> Nanoseconds) -> LawCurve {
            LawCurve(
                name, x: .init("gap", .bytes), y: .init("time", .nanoseconds), tolerance: .roundings(blocks),
                points: values[sweep: "gap"].map { gap in
                    let comb = CoalescingModel.comb(blocks, of: block, apart: Int(gap))
                    let sent = model.send(comb, joined: SegmentCoalescer(longestGap: joining(Int(gap))))
                    isIntact = isIntact && sent.isIntact
                    return LawPoint(x: gap, predicted: predicted(Int(gap)).value, simulated: sent.end.nanoseconds)
                })
        }
        func apart(_ gap: Int) -> Nanoseconds { list.time(segments: blocks, bytes: blocks * block) }
        func along(_ gap: Int) -> Nanoseconds {
            list.time(segments: 1, bytes: blocks * block + (blocks - 1) * gap)
        }
        let curves = [
            curve("a segment for each block", joining: { _ in -1 }, apart),
            curve("gaps along", joining: { $0 }, along),
            curve("by the rule", joining: { _ in law.longestGap }) { min(apart($0), along($0)) },
        ]
        var lists = CoalescingLists(law, count: values.whole("lists"), seed: seed)
        return LawResult(
            curves: curves + [lists.withoutLimits()],
            findings: [
                LawFinding("every wanted byte arrived, and every gap landed in the sink", holds: isIntact),
                crossing(law, model), lists.withLongestDescriptor(), lists.withGapBudget(), lists.intact(),
            ])
    }

    /// The first gap that does not pay, by bisection over two blocks.
    private func crossing(_ law: Coalescing, _ model: CoalescingModel) -> LawFinding {
        func joiningIsNoFaster(_ gap: Int) -> Bool {
            let two = CoalescingModel.comb(2, of: 8, apart: gap)
            return model.time(of: SegmentCoalescer(longestGap: -1).list(of: two))
                <= model.time(of: SegmentCoalescer(longestGap: gap).list(of: two))
        }
        let most = 1 << 30
        let found = Bisection.first(in: 0...most, where: joiningIsNoFaster)
        // What three roundings to a picosecond are worth in bytes.
        let slack = 0.0015 * law.link.bytesPerNanosecond
        let holds =
            found.map { Double($0) >= law.threshold - slack && Double($0 - 1) < law.threshold + slack }
            ?? (law.threshold + slack > Double(most))
        let first = law.threshold > 0 ? law.longestGap + 1 : 0
        return LawFinding(
            "g* = \(rounded(law.threshold)) B: the first gap that is not worth it has \(first) B, simulated "
                + (found.map { "\($0) B" } ?? "none of up to \(most) B"), holds: holds)
    }
}
