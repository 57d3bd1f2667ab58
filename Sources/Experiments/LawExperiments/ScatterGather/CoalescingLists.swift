import DeviceSimulation
import Laws

/// Random lists of segments, joined gap by gap, beside the best that can be done with them.
struct CoalescingLists {
    private let law: Coalescing
    private let model: CoalescingModel
    private let lists: [[SegmentDescriptor]]
    private var isIntact = true

    /// Lists of 1 to 24 segments; gaps lie on either side of the threshold.
    init(_ law: Coalescing, count: Int, seed: UInt64) {
        self.law = law
        model = CoalescingModel(law)
        var randomness = RandomTimes(seed: seed)
        let longestGap = min(4096, max(2, 2 * law.longestGap))
        lists = (0..<count).map { index in
            CoalescingModel.random(1 + index % 24, longest: 512, longestGap: longestGap, &randomness)
        }
    }

    private func ranges(_ list: [SegmentDescriptor]) -> [Range<Int>] { list.map(\.sourceRange) }

    /// Where nothing is limited the two are equal.
    mutating func withoutLimits() -> LawCurve {
        var points: [LawPoint] = []
        for (index, list) in lists.enumerated() {
            let sent = model.send(list, joined: SegmentCoalescer(longestGap: law.longestGap))
            isIntact = isIntact && sent.isIntact
            points.append(
                LawPoint(
                    x: Double(index), predicted: CoalescingOptimum(law).time(of: ranges(list))?.value,
                    simulated: sent.end.nanoseconds))
        }
        return LawCurve(
            "random lists, joined gap by gap", x: .init("list", .count), y: .init("time", .nanoseconds),
            tolerance: .roundings(24), points: points)
    }

    /// A long gap that pays.
    private var longGap: Int { min(law.longestGap, 4096) }

    /// Descriptors of no more than two of the longest segments and a gap that pays.
    mutating func withLongestDescriptor() -> LawFinding {
        let longest = 1024 + longGap
        return compare(
            "a descriptor may have \(longest) B", CoalescingOptimum(law, longestDescriptor: longest),
            SegmentCoalescer(longestGap: law.longestGap, longestDescriptor: longest))
    }

    /// No more gaps in all than a single one that pays.
    mutating func withGapBudget() -> LawFinding {
        compare(
            "gaps of \(longGap) B in all may travel", CoalescingOptimum(law, gapBudget: longGap),
            SegmentCoalescer(longestGap: law.longestGap, gapBudget: longGap))
    }

    func intact() -> LawFinding {
        LawFinding("every wanted byte of every random list arrived", holds: isIntact)
    }

    /// Gap by gap is never better than the optimum, and somewhere it is worse.
    private mutating func compare(
        _ limit: String, _ optimum: CoalescingOptimum, _ coalescer: SegmentCoalescer
    ) -> LawFinding {
        var (worse, impossible) = (0, 0)
        var trace: [String] = []
        for list in lists + [example] {
            let sent = model.send(list, joined: coalescer)
            isIntact = isIntact && sent.isIntact
            guard let best = optimum.time(of: ranges(list)) else { continue }
            let rounding = 0.0005 * Double(list.count + 1)
            if sent.end.nanoseconds < best.value - rounding { impossible += 1 }
            guard sent.end.nanoseconds > best.value + rounding else { continue }
            worse += 1
            if trace.isEmpty || list.count < trace.count - 2 {
                trace =
                    list.map { "segment of \($0.byteCount) B at \($0.source)" } + [
                        "gap by gap: \(sent.descriptors) descriptors, \(sent.junk) B of gaps, "
                            + "\(rounded(sent.end.nanoseconds)) ns",
                        "optimum: \(rounded(best.value)) ns",
                    ]
            }
        }
        // Where descriptors are all but free nothing is joined, or the difference is below a picosecond.
        let isVisible = longGap >= 3 && Double(longGap / 2) / law.link.bytesPerNanosecond > 0.005
        return LawFinding(
            "where \(limit), deciding gap by gap is \(isVisible ? "no longer best" : "as good as can be told"): "
                + "worse than the optimum in \(worse) of \(lists.count + 1) lists, better in \(impossible)",
            holds: impossible == 0 && (worse > 0 || !isVisible), trace: trace)
    }

    /// Three segments of which the first gap is longer than the second: who takes the first along has no room for the
    /// second, which would have cost less.
    private var example: [SegmentDescriptor] {
        let (size, first, second) = (512, longGap, longGap - longGap / 2)
        return [
            SegmentDescriptor(source: 0, destination: 0, byteCount: size),
            SegmentDescriptor(source: size + first, destination: size, byteCount: size),
            SegmentDescriptor(source: 2 * size + first + second, destination: 2 * size, byteCount: size),
        ]
    }
}
