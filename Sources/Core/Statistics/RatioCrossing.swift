internal import Glibc

/// Where the ratio of two medians passes 1 as the size grows, with the 95 % confidence interval of the place.
public enum RatioCrossing: Hashable, Sendable {
    /// What was measured at one size.
    public struct Point: Sendable {
        /// The size, in any unit; above 0.
        public let size: Double
        /// Elapsed times of the baseline, in the order of time, of one launch.
        public let baseline: [Double]
        /// The same of the candidate.
        public let candidate: [Double]

        /// - Parameters:
        ///   - size: above 0.
        ///   - baseline: its elapsed times; there must be a ratio, see `MedianRatio.omission(baseline:candidate:)`.
        ///   - candidate: the same of the other side.
        public init(size: Double, baseline: [Double], candidate: [Double]) {
            self.size = size
            self.baseline = baseline
            self.candidate = candidate
        }
    }

    /// At `size`, and with 95 % confidence between `low` and `high`; all in the unit of the sizes.
    case at(size: Double, low: Double, high: Double)
    /// Nowhere that may be named: only the share `agreement` of the resamples has exactly one crossing, or the medians
    /// themselves have none or several.
    case disputed(agreement: Double)

    /// Fewer resamples than this share with exactly one crossing are no agreement.
    public static let leastAgreement = 0.95

    /// The crossing of the ratios at `points`, or nothing where there are fewer than two.
    ///
    /// Between neighbouring sizes the logarithm of the ratio is taken to be linear in the logarithm of the size. The
    /// interval is the percentile interval of the bootstrap (Efron and Tibshirani, *An Introduction to the Bootstrap*,
    /// section 13.3) over samples, or medians of blocks of them where neighbours resemble each other: every resample draws
    /// both sides anew at every size, and its own ratios cross where they cross. A resample with several crossings counts
    /// with its first one below and its last one above; one without any, with the end of the range that it points to.
    ///
    /// - Parameters:
    ///   - points: in ascending order of size, no size twice.
    ///   - generator: what draws the resamples.
    public init?(_ points: [Point], using generator: inout some RandomNumberGenerator) {
        guard points.count >= 2, let first = points.first, let last = points.last else { return nil }
        let sizes = points.map { log($0.size) }
        let estimate = CrossingSearch(
            sizes: sizes,
            ratios: points.map { point in
                log(Self.median(of: point.candidate) / Self.median(of: point.baseline))
            })
        var resampled = points.map { point in
            (
                ResampledMedian(of: BlockMedians.units(of: point.baseline)),
                ResampledMedian(of: BlockMedians.units(of: point.candidate))
            )
        }
        var (lows, highs, agreeing) = ([Double](), [Double](), 0)
        var ratios = [Double](repeating: 0, count: points.count)
        for _ in 0..<MedianRatio.resamples {
            for place in resampled.indices {
                let below = resampled[place].0.next(using: &generator)
                ratios[place] = log(resampled[place].1.next(using: &generator) / below)
            }
            let found = CrossingSearch(sizes: sizes, ratios: ratios)
            if found.isSingle, found.startsBelow == estimate.startsBelow { agreeing += 1 }
            // Without a crossing, it lies beyond the end at which the ratios have not yet changed.
            let beyond = found.startsBelow == estimate.startsBelow ? sizes[sizes.count - 1] : sizes[0]
            lows.append(found.first ?? beyond)
            highs.append(found.last ?? beyond)
        }
        let agreement = Double(agreeing) / Double(MedianRatio.resamples)
        guard estimate.isSingle, let size = estimate.first, agreement >= Self.leastAgreement else {
            self = .disputed(agreement: agreement)
            return
        }
        lows.sort()
        highs.sort()
        // The logarithm and back again may leave the range, or the estimate, by a rounding error.
        func inRange(_ logarithm: Double) -> Double { min(max(exp(logarithm), first.size), last.size) }
        self = .at(
            size: inRange(size), low: inRange(min(Quantile(0.025).estimate(sorted: lows), size)),
            high: inRange(max(Quantile(0.975).estimate(sorted: highs), size)))
    }

    private static func median(of values: [Double]) -> Double { Quantile.median.estimate(sorted: values.sorted()) }
}
