/// A confidence interval of a quantile between two order statistics.
///
/// It assumes nothing about the distribution but that the values are independent: the number of values below the
/// quantile is binomial, so the l-th and the u-th smallest value enclose it with the probability that this number lies in
/// `l ... u - 1` (Hahn and Meeker, *Statistical Intervals*, section 5.2; Le Boudec, *Performance Evaluation*, theorem 2.1).
public struct OrderStatisticInterval: Hashable, Sendable {
    /// Index of the lower end in the ascending values, from 0.
    public let lowerIndex: Int
    /// Index of the upper end in the ascending values, from 0.
    public let upperIndex: Int
    /// The probability with which it encloses the quantile; at least the confidence asked for.
    public let coverage: Double

    /// The shortest such interval, grown from the likeliest place of the quantile; symmetric for the median.
    ///
    /// Nothing where even the extremes do not enclose the quantile with that confidence; see
    /// `Quantile.samplesNeeded(confidence:)`.
    ///
    /// - Parameter count: how many values there are.
    public init?(of quantile: Quantile, count: Int, confidence: Double = 0.95) {
        guard count >= 2 else { return nil }
        let distribution = BinomialDistribution(trials: count, probability: quantile.probability)
        // The number of values below the quantile; 0 and `count` have no order statistic outside them.
        let usable = 1...count - 1
        let mode = Int(Double(count + 1) * quantile.probability)
        var (low, high) = (mode, mode)
        if !usable.contains(mode) {
            (low, high) = mode < 1 ? (1, 1) : (count - 1, count - 1)
        }
        var covered = distribution.mass(low)
        while covered < confidence {
            let below = usable.contains(low - 1) ? distribution.mass(low - 1) : 0
            let above = usable.contains(high + 1) ? distribution.mass(high + 1) : 0
            guard below > 0 || above > 0 else { return nil }
            // Both where they are equally likely, so that the median's interval is symmetric.
            if below >= above {
                low -= 1
                covered += below
            }
            if above >= below {
                high += 1
                covered += above
            }
        }
        lowerIndex = low - 1
        upperIndex = high
        coverage = covered
    }
}
