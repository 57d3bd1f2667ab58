internal import Glibc

extension MedianRatio {
    /// With fewer launches on a side the interval of their resampled medians would be too narrow: see the decisions.
    public static let fewestResampledLaunches = 5
    /// From seed to seed the coverage of the interval then varies by half a percent.
    static let resamples = 2000

    /// The ratio of `candidate` to `baseline`, or nothing where there is none; see `omission(baseline:candidate:)`.
    ///
    /// With five launches or more on both sides: the percentile interval of the bootstrap over launches (Efron and
    /// Tibshirani, *An Introduction to the Bootstrap*, section 13.3). Launches are drawn with replacement on each side, and
    /// the ratio of the medians of their medians is taken. With two to four: Welch's interval of the difference of the
    /// mean logarithms of the launches' medians. With one on a side: the bootstrap over blocks of samples. The reasons are
    /// in the decisions.
    ///
    /// - Parameters:
    ///   - baseline: elapsed times of one event by launch, in the order of time, all finite.
    ///   - candidate: the same of the other side.
    ///   - generator: what draws the resamples.
    public init?(
        baseline: [[Double]], candidate: [[Double]], using generator: inout some RandomNumberGenerator
    ) {
        guard Self.omission(baseline: baseline, candidate: candidate) == nil else { return nil }
        let sides = [baseline, candidate].map { side in side.map { Quantile.median.estimate(sorted: $0.sorted()) } }
        let centers = sides.map { Quantile.median.estimate(sorted: $0.sorted()) }
        let estimate = centers[1] / centers[0]

        let launches = min(baseline.count, candidate.count)
        if launches == 1 {
            let units = [baseline, candidate].map { side in side.flatMap(BlockMedians.units) }
            let ends = Self.resampledRatio(units[0], units[1], using: &generator)
            self.init(estimate: estimate, low: ends.low, high: ends.high, kind: .samples)
        } else if launches < Self.fewestResampledLaunches {
            let ends = Self.welchRatio(sides[0], sides[1])
            self.init(estimate: estimate, low: ends.low, high: ends.high, kind: .fewLaunches)
        } else {
            let ends = Self.resampledRatio(sides[0], sides[1], using: &generator)
            self.init(estimate: estimate, low: ends.low, high: ends.high, kind: .launches)
        }
    }

    /// Why there is no ratio, or nothing where there is one.
    public static func omission(baseline: [[Double]], candidate: [[Double]]) -> String? {
        for (name, side) in [("baseline", baseline), ("candidate", candidate)] {
            let samples = side.reduce(0) { $0 + $1.count }
            let needed = Quantile.median.samplesNeeded()
            if side.contains(where: \.isEmpty) { return "the \(name) has a launch without samples" }
            if samples < needed { return "the \(name) has \(samples) samples, a ratio of medians needs \(needed)" }
            if side.contains(where: { $0.contains { $0 <= 0 } }) {
                return "the \(name) has samples of no duration, which have no ratio"
            }
        }
        return nil
    }

    private static func resampledRatio(
        _ baseline: [Double], _ candidate: [Double], using generator: inout some RandomNumberGenerator
    ) -> (low: Double, high: Double) {
        var (below, above) = (ResampledMedian(of: baseline), ResampledMedian(of: candidate))
        var ratios: [Double] = []
        ratios.reserveCapacity(resamples)
        for _ in 0..<resamples { ratios.append(above.next(using: &generator) / below.next(using: &generator)) }
        ratios.sort()
        return (Quantile(0.025).estimate(sorted: ratios), Quantile(0.975).estimate(sorted: ratios))
    }

    /// Welch, *The generalization of Student's problem when several different population variances are involved*,
    /// Biometrika 34 (1947), of logarithms: the ratio is then a difference.
    private static func welchRatio(_ baseline: [Double], _ candidate: [Double]) -> (low: Double, high: Double) {
        let sides = [baseline, candidate].map(MeanLogarithm.init)
        let difference = sides[1].mean - sides[0].mean
        let error = sides[0].squaredError + sides[1].squaredError
        guard error > 0 else { return (exp(difference), exp(difference)) }
        let freedom = error * error / sides.reduce(0) { $0 + $1.squaredError * $1.squaredError / $1.freedom }
        let margin = StudentDistribution(freedom: freedom).quantile(0.975) * error.squareRoot()
        return (exp(difference - margin), exp(difference + margin))
    }
}
