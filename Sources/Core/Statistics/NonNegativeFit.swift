/// A measured quantity, and the variables that it is thought to be a sum of.
public struct FitRow: Hashable, Sendable {
    /// The variables, as many in every row.
    public let variables: [Double]
    /// What was measured; above 0.
    public let y: Double

    /// A row.
    public init(_ variables: [Double], y: Double) {
        self.variables = variables
        self.y = y
    }
}

/// Coefficients, none below 0, of the sum of variables that lies nearest to what was measured, distances being relative:
/// what a cost is made of, over sizes that differ by powers of ten.
///
/// Least squares of (sum - y) / y. With few variables the best set of coefficients that are not 0 is found by trying all
/// sets (Lawson and Hanson, *Solving Least Squares Problems*, chapter 23, gives the condition that makes it the solution).
/// Intervals are Student's, given that set.
public struct NonNegativeFit: Hashable, Sendable {
    /// One for each variable; 0 with no margin where a coefficient below 0 would have fitted better.
    public let coefficients: [Estimated]
    /// The median of how far the sums lie from what was measured, relative to it.
    public let medianError: Double
    /// The sum of the squared distances, each relative to what was measured.
    public let residualSum: Double

    /// The fit, or nothing where there are too few rows, or variables that the rows do not tell apart.
    public init?(_ rows: [FitRow]) {
        guard let count = rows.first?.variables.count, (1...8).contains(count), rows.count > count else { return nil }
        let scaled = rows.map { row in row.variables.map { $0 / row.y } }
        var best: (columns: [Int], solution: Solution)?
        for set in 1..<(1 << count) {
            let columns = (0..<count).filter { set & (1 << $0) != 0 }
            guard let solution = Solution(scaled.map { row in columns.map { row[$0] } }),
                solution.coefficients.allSatisfy({ $0 >= 0 }),
                best.map({ solution.residualSum < $0.solution.residualSum }) ?? true
            else { continue }
            best = (columns, solution)
        }
        guard let best else { return nil }
        let freedom = Double(rows.count - best.columns.count)
        let student = StudentDistribution(freedom: freedom).quantile(0.975)
        let variance = best.solution.residualSum / freedom
        var estimates = [Estimated](repeating: Estimated(value: 0, margin: 0), count: count)
        for (place, column) in best.columns.enumerated() {
            estimates[column] = Estimated(
                value: best.solution.coefficients[place],
                margin: student * (variance * best.solution.spreads[place]).squareRoot())
        }
        coefficients = estimates
        residualSum = best.solution.residualSum
        let errors = scaled.map { row in abs(zip(row, estimates).reduce(-1) { $0 + $1.0 * $1.1.value }) }
        medianError = Quantile.median.estimate(sorted: errors.sorted())
    }

    /// What the fit says of `variables`.
    public func value(at variables: [Double]) -> Double {
        zip(variables, coefficients).reduce(0) { $0 + $1.0 * $1.1.value }
    }
}

/// The least squares solution of rows whose sums should all be 1.
private struct Solution {
    let coefficients: [Double]
    /// The diagonal of the inverse of the normal equations' matrix.
    let spreads: [Double]
    let residualSum: Double

    /// Nothing where the matrix cannot be inverted.
    init?(_ rows: [[Double]]) {
        let count = rows[0].count
        // Columns of one length, so that no pivot is small only because its unit is.
        let lengths = (0..<count).map { column in rows.reduce(0) { $0 + $1[column] * $1[column] }.squareRoot() }
        guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let unit = rows.map { row in zip(row, lengths).map { $0 / $1 } }
        // The normal equations, with the right-hand side and the identity beside them.
        var matrix = (0..<count).map { line in
            (0..<count).map { column in unit.reduce(0) { $0 + $1[line] * $1[column] } }
                + [unit.reduce(0) { $0 + $1[line] }] + (0..<count).map { $0 == line ? 1 : 0 }
        }
        for pivot in 0..<count {
            guard let largest = (pivot..<count).max(by: { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) }),
                abs(matrix[largest][pivot]) > 1e-12
            else { return nil }
            matrix.swapAt(pivot, largest)
            let divisor = matrix[pivot][pivot]
            matrix[pivot] = matrix[pivot].map { $0 / divisor }
            for line in 0..<count where line != pivot {
                let factor = matrix[line][pivot]
                matrix[line] = zip(matrix[line], matrix[pivot]).map { $0 - factor * $1 }
            }
        }
        coefficients = (0..<count).map { matrix[$0][count] / lengths[$0] }
        spreads = (0..<count).map { matrix[$0][count + 1 + $0] / (lengths[$0] * lengths[$0]) }
        let solved = coefficients
        residualSum = rows.reduce(0) { sum, row in
            let distance = zip(row, solved).reduce(-1) { $0 + $1.0 * $1.1 }
            return sum + distance * distance
        }
    }
}
