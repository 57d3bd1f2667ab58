/// How the median time of one side relates to that of another, with the 95 % confidence interval of the ratio.
public struct MedianRatio: Hashable, Sendable {
    /// What the interval was made from.
    public enum Kind: String, Hashable, Sendable {
        /// The medians of launches, resampled: how launches differ is in it.
        case launches
        /// The medians of launches, too few to be resampled: Student's t of their logarithms. How launches differ is in
        /// it; that they differ in the manner of the normal law is assumed.
        case fewLaunches = "few_launches"
        /// Blocks of samples, because a side has one launch only: another launch may differ by more than it says.
        case samples
    }

    /// What may be said.
    public enum Verdict: String, Hashable, Sendable {
        /// The whole interval lies below 1: the candidate takes less time.
        case faster
        /// The whole interval lies above 1: the candidate takes more time.
        case slower
        /// The interval holds 1. That there is no difference is not shown either.
        case noDifferenceShown = "no_difference_shown"
    }

    /// The candidate's median over the baseline's. The median of a side is the median of its launches' medians.
    public let estimate: Double
    /// The lower end of the interval.
    public let low: Double
    /// The upper end of the interval.
    public let high: Double
    /// What the interval was made from.
    public let kind: Kind

    /// A ratio whose interval holds its estimate in any case.
    init(estimate: Double, low: Double, high: Double, kind: Kind) {
        self.estimate = estimate
        self.low = min(low, estimate)
        self.high = max(high, estimate)
        self.kind = kind
    }

    /// What may be said.
    public var verdict: Verdict {
        if low > 1 { return .slower }
        return high < 1 ? .faster : .noDifferenceShown
    }

    /// Whether the candidate is slower by more than `threshold`, and slower beyond doubt.
    ///
    /// - Parameter threshold: the share of the baseline's time that is let pass: 0.05 for 5 %.
    public func isSlower(beyond threshold: Double) -> Bool { verdict == .slower && estimate > 1 + threshold }

    /// Whether the candidate is faster by more than `threshold`, and faster beyond doubt: the same with the sides changed.
    public func isFaster(beyond threshold: Double) -> Bool { verdict == .faster && estimate < 1 / (1 + threshold) }
}
