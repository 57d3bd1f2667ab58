internal import Glibc

/// Wilcoxon's rank-sum test, also called after Mann and Whitney: whether one side's values tend to be larger than the
/// other's, and by how much.
///
/// It looks at the order of the values alone, so that spikes weigh no more than any other value.
public struct RankSumTest: Hashable, Sendable {
    /// Where the probability comes from.
    public enum Kind: String, Hashable, Sendable {
        /// The distribution of the rank sum over all ways to deal the values to the two sides, ties among them.
        case exact
        /// The normal law with its variance corrected for ties, and a correction for continuity.
        case normal
    }

    /// Pairs in which the candidate's value is the larger one; a tie counts half. (U of Mann and Whitney)
    public let statistic: Double
    /// The probability of a statistic at least as far from its mean, on either side, if both sides came from one
    /// distribution.
    public let probability: Double
    /// Where that comes from.
    public let kind: Kind
    /// The probability that a value of the candidate is larger than one of the baseline, a tie counting half: 0.5 where
    /// neither tends to be larger. (Vargha and Delaney's A)
    public let superiority: Double

    /// How much more often the candidate's value is the larger one than the smaller one, from -1 to 1. (Cliff's delta)
    public var effect: Double { 2 * superiority - 1 }

    /// Up to so many values on both sides together the probability is exact.
    public static let mostExactValues = 40

    /// The test of `candidate` against `baseline`, or nothing where one of them is empty.
    public init?(baseline: [Double], candidate: [Double]) {
        guard !baseline.isEmpty, !candidate.isEmpty else { return nil }
        let ranks = DoubledRanks(of: baseline + candidate)
        let pairs = Double(baseline.count) * Double(candidate.count)
        let doubledSum = ranks.values[baseline.count...].reduce(0, +)
        let leastDoubledSum = candidate.count * (candidate.count + 1)
        statistic = Double(doubledSum - leastDoubledSum) / 2
        superiority = statistic / pairs
        if ranks.values.count <= Self.mostExactValues {
            kind = .exact
            probability = ranks.probability(ofSum: doubledSum, drawing: candidate.count)
        } else {
            kind = .normal
            let total = Double(ranks.values.count)
            let variance = pairs / 12 * (total + 1 - ranks.tieCorrection / (total * (total - 1)))
            let distance = max(0, abs(statistic - pairs / 2) - 0.5)
            probability = variance > 0 ? erfc(distance / (2 * variance).squareRoot()) : 1
        }
    }
}
