import Planning
import Statistics

/// What a transfer of pieces took.
struct CostRow {
    /// Contiguous pieces.
    let pieces: Int
    /// Bytes of all of them.
    let bytes: Int
    /// The median.
    let nanoseconds: Double
}

/// One `MethodCost` that lies nearest to rows.
struct CostFit: LeastSquaresFit {
    typealias Row = CostRow

    /// Three costs, and whether pieces cover a line of memory.
    static let parameters = 4
    /// Half as many again as parameters, so that no step is made of a few odd places.
    static let fewestRows = 6
    /// What a piece may cover: nothing, or the line that a processor fetches for its first byte.
    private static let coverings = [0, 64]

    let setup: Estimated
    let piece: Estimated
    let byte: Estimated
    let coveredBytes: Int
    let residualSum: Double

    init?(_ rows: some Collection<CostRow>) {
        let fits = Self.coverings.compactMap { covered in
            NonNegativeFit(
                rows.map { row in
                    let bytes = MethodCost.uncovered(row.bytes, pieces: row.pieces, covering: covered)
                    return FitRow([1, Double(row.pieces), Double(bytes)], y: row.nanoseconds)
                }
            ).map { (covered: covered, fit: $0) }
        }
        guard let best = fits.min(by: { $0.fit.residualSum < $1.fit.residualSum }) else { return nil }
        (setup, piece, byte) = (best.fit.coefficients[0], best.fit.coefficients[1], best.fit.coefficients[2])
        coveredBytes = best.covered
        residualSum = best.fit.residualSum
    }
}
