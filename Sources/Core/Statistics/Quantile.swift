/// A point of a distribution that a share of its values does not exceed.
public struct Quantile: Hashable, Sendable {
    /// The share, between 0 and 1, both excluded.
    public let probability: Double

    /// The quantile below which lies the share `probability`.
    public init(_ probability: Double) {
        precondition(probability > 0 && probability < 1, "a quantile's probability lies between 0 and 1")
        self.probability = probability
    }

    /// Half of the values lie below it.
    public static let median = Quantile(0.5)
    /// Nine in ten values lie below it.
    public static let p90 = Quantile(0.9)
    /// 99 in 100 values lie below it.
    public static let p99 = Quantile(0.99)
    /// 999 in 1000 values lie below it.
    public static let p999 = Quantile(0.999)

    /// The estimate of Hyndman and Fan's type 7 (*Sample Quantiles in Statistical Packages*, The American Statistician
    /// 50, 1996), the default of R and NumPy: linear between the order statistics around position `(n - 1) p`.
    ///
    /// It always gives a number; whether the samples suffice to quote it, `samplesNeeded(confidence:)` says.
    ///
    /// - Parameter sorted: the values in ascending order; at least one.
    public func estimate(sorted: [Double]) -> Double {
        precondition(!sorted.isEmpty, "no values, no quantile")
        let position = Double(sorted.count - 1) * probability
        let below = Int(position)
        guard below + 1 < sorted.count else { return sorted[below] }
        return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// The fewest independent values whose minimum and maximum enclose the quantile with the given confidence.
    ///
    /// With fewer there is no distribution-free interval, and an estimate would be the extreme value in disguise. At
    /// 95 %: 6 for the median, 29 for p90, 299 for p99, 2,995 for p99.9.
    public func samplesNeeded(confidence: Double = 0.95) -> Int {
        var (allBelow, allAbove) = (1.0, 1.0)
        var count = 0
        repeat {
            count += 1
            allBelow *= probability
            allAbove *= 1 - probability
        } while allBelow + allAbove > 1 - confidence
        return count
    }
}

extension Quantile: CustomStringConvertible {
    /// `median`, `p90`, `p99.9`.
    public var description: String {
        if self == .median { return "median" }
        let percent = (probability * 1e6).rounded() / 1e4
        return percent == percent.rounded() ? "p\(Int(percent))" : "p\(percent)"
    }
}
