internal import Glibc

/// Student's t distribution, centred at 0 with scale 1.
public struct StudentDistribution: Hashable, Sendable {
    /// Degrees of freedom; above 0, not necessarily whole.
    public let freedom: Double

    /// - Parameter freedom: degrees of freedom; above 0, not necessarily whole.
    public init(freedom: Double) { self.freedom = freedom }

    /// The probability of a value of at most `value`.
    ///
    /// By the regularised incomplete beta function (Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.1).
    public func probability(atMost value: Double) -> Double {
        let share = freedom / (freedom + value * value)
        let tail = Self.regularizedBeta(share, freedom / 2, 0.5) / 2
        return value > 0 ? 1 - tail : tail
    }

    /// The value that is not exceeded with `probability`, by bisection to the last digits.
    ///
    /// - Parameter probability: between 0 and 1, both excluded; traps otherwise.
    public func quantile(_ probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a quantile's probability lies between 0 and 1")
        if probability < 0.5 { return -quantile(1 - probability) }
        var (low, high) = (0.0, 1.0)
        while self.probability(atMost: high) < probability, high < 1e300 { (low, high) = (high, 2 * high) }
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return middle }
            if self.probability(atMost: middle) < probability { low = middle } else { high = middle }
        }
    }

    /// I_x(a, b) by its continued fraction (the same, 26.5.8), evaluated by the modified method of Lentz.
    private static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        // The fraction converges quickly below the mean only.
        if x > (a + 1) / (a + b + 2) { return 1 - regularizedBeta(1 - x, b, a) }
        let logarithm = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
        let tiny = 1e-300
        func floored(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var upper = 1.0
        var lower = 1 / floored(1 - (a + b) * x / (a + 1))
        var fraction = lower
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            var change = 1.0
            for coefficient in [even, odd] {
                lower = 1 / floored(1 + coefficient * lower)
                upper = floored(1 + coefficient / upper)
                change = upper * lower
                fraction *= change
            }
            if abs(change - 1) < 1e-16 { break }
        }
        return exp(logarithm) * fraction / a
    }
}
