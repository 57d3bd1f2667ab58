internal import Glibc

/// Two lines, one for small x and one for large, with the place where the first gives way to the second: what a cost
/// looks like whose protocol changes at a size. The lines need not meet: a change of protocol is a jump.
public struct TwoPieceFit: Hashable, Sendable {
    /// The line of the points at or below the break.
    public let lower: LineFit
    /// The line of the points above the break.
    public let upper: LineFit
    /// The largest x of the lower line: the break lies between it and the next x.
    public let breakAfter: Double
    /// The smallest x of the upper line.
    public let breakBefore: Double
    /// The 95 % confidence interval of `breakAfter`: every x at which the points are explained nearly as well.
    ///
    /// Where n (S(x) - S) / S is at most 7.35, with S the least sum of squares over n points (Hansen, *Sample Splitting and
    /// Threshold Estimation*, Econometrica 68, 2000, table I).
    public let breakInterval: ClosedRange<Double>
    /// Whether two lines explain the points so much better than one that their further parameters are paid for, by the
    /// Bayesian information criterion (Schwarz 1978): two lines and a break are five against two.
    public let isWarranted: Bool

    private static let hansenLimit = 7.35
    /// A line through fewer points has no interval.
    private static let fewestPoints = 3

    /// The best two lines through `points`, by trying every break, or nothing where no break leaves three points and two
    /// different x on both sides.
    public init?(_ points: [FitPoint]) {
        let sorted = points.sorted { $0.x < $1.x }
        guard sorted.count >= 2 * Self.fewestPoints, let single = LineFit(sorted) else { return nil }
        var candidates: [(after: Int, lower: LineFit, upper: LineFit, sum: Double)] = []
        for end in Self.fewestPoints...sorted.count - Self.fewestPoints where sorted[end - 1].x < sorted[end].x {
            guard let lower = LineFit(sorted[..<end]), let upper = LineFit(sorted[end...]) else { continue }
            candidates.append((end - 1, lower, upper, lower.residualSum + upper.residualSum))
        }
        guard let best = candidates.min(by: { $0.sum < $1.sum }) else { return nil }
        lower = best.lower
        upper = best.upper
        breakAfter = sorted[best.after].x
        breakBefore = sorted[best.after + 1].x
        let count = Double(sorted.count)
        let limit = best.sum * (1 + Self.hansenLimit / count)
        let plausible = candidates.filter { $0.sum <= limit }.map { sorted[$0.after].x }
        breakInterval = (plausible.first ?? breakAfter)...(plausible.last ?? breakAfter)
        // n ln(S2 / S1) + 3 ln n < 0, without a logarithm of nothing where the points lie on their lines exactly.
        isWarranted = best.sum < single.residualSum * exp(-3 * log(count) / count)
    }

    /// What the lines say of `x`; between the break's two points, the lower line.
    public func value(at x: Double) -> Double { x < breakBefore ? lower.value(at: x) : upper.value(at: x) }
}
