/// The 95 % confidence interval of a median.
public struct MedianInterval: Hashable, Sendable {
    /// What the interval was made from.
    public enum Kind: Hashable, Sendable {
        /// Order statistics of the values themselves, which pass for independent.
        case orderStatistics
        /// Order statistics of the medians of that many blocks of consecutive values, because neighbours resemble each
        /// other.
        case blockMedians(blocks: Int)
    }

    /// The lower end, in the unit of the values.
    public let low: Double
    /// The upper end, in the unit of the values.
    public let high: Double
    /// What it was made from.
    public let kind: Kind

    /// Fewer blocks than this say nothing about their spread.
    public static let fewestBlocks = 8

    /// The interval of the median of `values`, or nothing where they do not suffice.
    ///
    /// Where the lag-1 autocorrelation exceeds `autocorrelationLimit(count:)`, consecutive values are gathered into
    /// blocks and the interval comes from the blocks' medians; see `BlockMedians` for their length. Correlated values must
    /// be at least 16.
    ///
    /// - Parameters:
    ///   - values: in the order of time.
    ///   - sorted: the same in ascending order.
    public init?(values: [Double], sorted: [Double]) {
        guard let correlation = lagOneAutocorrelation(values),
            correlation > autocorrelationLimit(count: values.count)
        else {
            self.init(sorted: sorted, kind: .orderStatistics)
            return
        }
        guard let medians = BlockMedians.independent(of: values, fewest: Self.fewestBlocks) else { return nil }
        self.init(
            sorted: medians.sorted(), around: Quantile.median.estimate(sorted: sorted),
            kind: .blockMedians(blocks: medians.count))
    }

    /// - Parameter center: is inside in any case: the median of all values need not lie between two block medians.
    private init?(sorted: [Double], around center: Double? = nil, kind: Kind) {
        guard let interval = OrderStatisticInterval(of: .median, count: sorted.count) else { return nil }
        let (low, high) = (sorted[interval.lowerIndex], sorted[interval.upperIndex])
        self.low = min(low, center ?? low)
        self.high = max(high, center ?? high)
        self.kind = kind
    }
}
