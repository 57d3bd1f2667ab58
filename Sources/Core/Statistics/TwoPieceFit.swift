internal import Glibc

/// Two fits, one for small x and one for large, with the place where the first gives way to the second: what a cost looks
/// like whose protocol changes at a size. They need not meet: a change of protocol is a jump.
public struct TwoPieceFit<Piece: LeastSquaresFit> {
    /// Of the rows at or below the break.
    public let lower: Piece
    /// Of the rows above the break.
    public let upper: Piece
    /// The largest x of the lower piece: the break lies between it and the next row's x.
    public let breakAfter: Double
    /// The 95 % confidence interval of `breakAfter`: every x at which the rows are explained nearly as well.
    ///
    /// Where n (S(x) - S) / S is at most 7.35, with S the least sum of squares over n rows (Hansen, *Sample Splitting and
    /// Threshold Estimation*, Econometrica 68, 2000, table I).
    public let breakInterval: ClosedRange<Double>
    /// Whether two pieces explain the rows so much better than one that their further parameters are paid for, by the
    /// Bayesian information criterion (Schwarz 1978): twice the parameters and a break.
    public let isWarranted: Bool

    /// The best two pieces of `rows`, by trying every break, or nothing where no break leaves enough rows on both sides.
    ///
    /// - Parameter place: where on the x axis a row lies.
    public init?(_ rows: [Piece.Row], at place: (Piece.Row) -> Double) {
        let sorted = rows.map { (x: place($0), row: $0) }.sorted { $0.x < $1.x }
        guard sorted.count >= 2 * Piece.fewestRows, let single = Piece(sorted.map(\.row)) else { return nil }
        var candidates: [(after: Int, lower: Piece, upper: Piece, sum: Double)] = []
        for end in Piece.fewestRows...sorted.count - Piece.fewestRows where sorted[end - 1].x < sorted[end].x {
            guard let lower = Piece(sorted[..<end].map(\.row)), let upper = Piece(sorted[end...].map(\.row)) else {
                continue
            }
            candidates.append((end - 1, lower, upper, lower.residualSum + upper.residualSum))
        }
        guard let best = candidates.min(by: { $0.sum < $1.sum }) else { return nil }
        lower = best.lower
        upper = best.upper
        breakAfter = sorted[best.after].x
        let count = Double(sorted.count)
        let limit = best.sum * (1 + hansenLimit / count)
        let plausible = candidates.filter { $0.sum <= limit }.map { sorted[$0.after].x }
        breakInterval = (plausible.first ?? breakAfter)...(plausible.last ?? breakAfter)
        // n ln(S2 / S1) + (p + 1) ln n < 0, without a logarithm of nothing where the rows are met exactly.
        isWarranted = best.sum < single.residualSum * exp(-Double(Piece.parameters + 1) * log(count) / count)
    }
}

private let hansenLimit = 7.35
