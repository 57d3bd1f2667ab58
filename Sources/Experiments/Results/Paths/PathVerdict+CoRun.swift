import Statistics

extension PathComparison {
    /// One sentence about what each path leaves to a kernel beside it; nothing where that was not measured of both.
    var coRunSentence: String? {
        let pairs = ratios.compactMap { cell -> (baseline: CoRunSummary, candidate: CoRunSummary)? in
            guard let one = cell.baseline.result.coRun, let other = cell.candidate.result.coRun else { return nil }
            return (one.summary, other.summary)
        }
        guard let kernels = Self.ranges(pairs, \.kernelSlowdown),
            let transfers = Self.ranges(pairs, \.transferSlowdown)
        else { return nil }
        let isShared = ratios.contains { $0.baseline.result.coRun?.setting.sharesProcessors ?? false }
        return "Beside the transfer a memory-bound kernel takes \(kernels.baseline) times as long with \(baseline) and"
            + " \(kernels.candidate) with \(candidate) (\(Self.leaving(pairs, baseline, candidate))), and the transfers take"
            + " \(transfers.baseline) and \(transfers.candidate) times as long"
            + (isShared ? ", all of which holds the sharing of processors." : ".")
    }

    /// Who leaves more to the kernel: shown at a size where the intervals of the two slowdowns have nothing in common.
    private static func leaving(
        _ pairs: [(baseline: CoRunSummary, candidate: CoRunSummary)], _ baseline: String, _ candidate: String
    ) -> String {
        var (first, second) = (0, 0)
        for case (let one?, let other?) in pairs.map({ ($0.baseline.kernelSlowdown, $0.candidate.kernelSlowdown) }) {
            if one.high < other.low { first += 1 }
            if other.high < one.low { second += 1 }
        }
        func share(_ count: Int) -> String { "at \(count) of \(pairs.count) \(pairs.count == 1 ? "size" : "sizes")" }
        switch (first, second) {
        case (0, 0): return "no difference shown"
        case (_, 0): return "\(baseline) leaves more to it \(share(first))"
        case (0, _): return "\(candidate) leaves more to it \(share(second))"
        default: return "\(baseline) leaves more to it \(share(first)), \(candidate) \(share(second))"
        }
    }

    /// `1.20 to 1.34`, over the sizes, of both paths.
    private static func ranges(
        _ pairs: [(baseline: CoRunSummary, candidate: CoRunSummary)], _ ratio: (CoRunSummary) -> MedianRatio?
    ) -> (baseline: String, candidate: String)? {
        func range(_ slowdowns: [MedianRatio]) -> String? {
            let estimates = slowdowns.map(\.estimate)
            guard let least = estimates.min(), let most = estimates.max() else { return nil }
            let (low, high) = (Magnitude.digits(least), Magnitude.digits(most))
            return low == high ? low : "\(low) to \(high)"
        }
        guard let one = range(pairs.compactMap { ratio($0.baseline) }),
            let other = range(pairs.compactMap { ratio($0.candidate) })
        else { return nil }
        return (one, other)
    }
}
