/// What the valid samples of one cell say about its cost.
///
/// No sample is dropped. Quantiles are Hyndman and Fan's type 7; one that the samples do not suffice for is absent.
public struct SampleSummary: Hashable, Sendable {
    /// How many samples there are.
    public let count: Int
    /// The shortest sample, in nanoseconds.
    public let minimum: Double
    /// The longest sample, in nanoseconds.
    public let maximum: Double
    /// All samples together, in nanoseconds.
    public let total: Double
    /// The standard deviation of the samples, in nanoseconds, for tables that have a place for it: the spread of times is
    /// lopsided, which quantiles tell and this does not. Needs 2 samples of one event each.
    public let standardDeviation: Double?
    /// Half of the samples are shorter, in nanoseconds; needs 6 samples.
    public let median: Double?
    /// Nine in ten samples are shorter, in nanoseconds; needs 29 samples of one event each.
    public let p90: Double?
    /// 99 in 100 samples are shorter, in nanoseconds; needs 299 samples of one event each.
    public let p99: Double?
    /// 999 in 1000 samples are shorter, in nanoseconds; needs 2,995 samples of one event each.
    public let p999: Double?
    /// The 95 % confidence interval of the median, in nanoseconds.
    public let medianInterval: MedianInterval?
    /// The autocorrelation at lag 1; absent where all samples are equal.
    public let autocorrelation: Double?
    /// Whether a sample holds several events, so that its tail says nothing about theirs.
    public let batched: Bool

    /// A summary of `nanoseconds`, or nothing where there are none.
    ///
    /// - Parameters:
    ///   - nanoseconds: elapsed times in the order in which they were taken, all finite; of one event also where samples
    ///     are batched.
    ///   - batched: whether a sample is the mean of several events.
    public init?(nanoseconds: [Double], batched: Bool = false) {
        precondition(nanoseconds.allSatisfy(\.isFinite), "an elapsed time is finite")
        let sorted = nanoseconds.sorted()
        guard let shortest = sorted.first, let longest = sorted.last else { return nil }
        func quoted(_ quantile: Quantile) -> Double? {
            Self.omission(of: quantile, count: sorted.count, batched: batched) == nil
                ? quantile.estimate(sorted: sorted) : nil
        }
        count = sorted.count
        minimum = shortest
        maximum = longest
        total = nanoseconds.reduce(0, +)
        let mean = total / Double(count)
        standardDeviation =
            batched || count < 2
            ? nil : (nanoseconds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
        median = quoted(.median)
        p90 = quoted(.p90)
        p99 = quoted(.p99)
        p999 = quoted(.p999)
        medianInterval = MedianInterval(values: nanoseconds, sorted: sorted)
        autocorrelation = lagOneAutocorrelation(nanoseconds)
        self.batched = batched
    }

    /// All samples together over their number, in nanoseconds.
    public var mean: Double { total / Double(count) }

    /// Half the width of the median's interval relative to the median: what a stopping rule compares with its limit.
    public var relativeHalfWidth: Double? {
        guard let interval = medianInterval, let median, median > 0 else { return nil }
        return (interval.high - interval.low) / 2 / median
    }

    /// Bytes per second: the sum of bytes over the sum of time, never a mean of rates.
    ///
    /// - Parameter bytesPerEvent: what the event of every sample moved.
    public func bandwidth(bytesPerEvent: Int) -> Double? {
        total > 0 ? Double(bytesPerEvent) * Double(count) / total * 1e9 : nil
    }
}

extension SampleSummary {
    /// Why `quantile` is absent, or nothing where it is quoted.
    public func omission(of quantile: Quantile) -> String? {
        Self.omission(of: quantile, count: count, batched: batched)
    }

    /// Why the median's interval is absent, or nothing where it is there.
    public var intervalOmission: String? {
        guard medianInterval == nil else { return nil }
        if let reason = omission(of: .median) { return "interval: \(reason)" }
        return "interval: the samples are correlated and need \(2 * MedianInterval.fewestBlocks), there are \(count)"
    }

    private static func omission(of quantile: Quantile, count: Int, batched: Bool) -> String? {
        if batched, quantile.probability > 0.5 {
            return "\(quantile) is not quoted from samples of several events"
        }
        let needed = quantile.samplesNeeded()
        return count < needed ? "\(quantile) needs \(needed) samples, there are \(count)" : nil
    }
}
