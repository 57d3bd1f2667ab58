/// What the medians of several launches say together: their median, how sure that is, and how far launches lie apart.
///
/// A launch is one value here, however many samples it had: more samples narrow its own median and say nothing of the
/// next launch.
public struct LaunchMedians: Hashable, Sendable {
    /// What an interval was made from.
    public enum Kind: String, Hashable, Sendable {
        /// Order statistics of the launches' medians: six or more.
        case orderStatistics = "order_statistics"
        /// The medians of two to five launches: Student's t of their logarithms. That they differ in the manner of the
        /// normal law is assumed.
        case fewLaunches = "few_launches"
    }

    /// The 95 % confidence interval of the median over launches.
    public struct Interval: Hashable, Sendable {
        /// The lower end, in the unit of the medians.
        public let low: Double
        /// The upper end, in the unit of the medians.
        public let high: Double
        /// What it was made from.
        public let kind: Kind
    }

    /// How many launches there are.
    public let launches: Int
    /// The median of their medians, in the unit of these.
    public let median: Double
    /// Its interval; nothing for one launch, and for few of which one took no time.
    public let interval: Interval?
    /// The relative standard deviation of the launches' medians: 0.03 is 3 % of their mean. Nothing for one launch.
    public let spread: Double?

    /// What `medians` say, one of each launch and all finite; nothing where there are none.
    public init?(_ medians: [Double]) {
        guard !medians.isEmpty else { return nil }
        let sorted = medians.sorted()
        launches = medians.count
        median = Quantile.median.estimate(sorted: sorted)
        interval = Self.interval(sorted: sorted, around: median)
        spread = Self.spread(of: medians)
    }

    private static func interval(sorted: [Double], around center: Double) -> Interval? {
        if let ends = OrderStatisticInterval(of: .median, count: sorted.count) {
            return Interval(low: sorted[ends.lowerIndex], high: sorted[ends.upperIndex], kind: .orderStatistics)
        }
        guard sorted.count >= 2, sorted[0] > 0 else { return nil }
        let ends = MeanLogarithm(of: sorted).interval
        // The mean of the logarithms need not be that of the median: the interval holds the median in any case.
        return Interval(low: min(ends.low, center), high: max(ends.high, center), kind: .fewLaunches)
    }

    private static func spread(of medians: [Double]) -> Double? {
        let count = Double(medians.count)
        let mean = medians.reduce(0, +) / count
        guard medians.count >= 2, mean > 0 else { return nil }
        let variance = medians.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return variance.squareRoot() / mean
    }
}
