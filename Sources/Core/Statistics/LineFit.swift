/// A point that a line is drawn through.
public struct FitPoint: Hashable, Sendable {
    /// The variable that was chosen.
    public let x: Double
    /// What was measured there.
    public let y: Double
    /// How much the point counts: the inverse of its variance, up to a factor that all points share; above 0.
    public let weight: Double

    /// A point.
    public init(x: Double, y: Double, weight: Double = 1) {
        self.x = x
        self.y = y
        self.weight = weight
    }
}

/// A figure with its 95 % confidence interval.
public struct Estimated: Hashable, Sendable {
    /// The estimate.
    public let value: Double
    /// Half the width of the interval.
    public let margin: Double

    /// The lower end of the interval.
    public var low: Double { value - margin }
    /// The upper end of the interval.
    public var high: Double { value + margin }
}

/// The line that lies nearest to points by (weighted) least squares, with Student's t intervals.
///
/// Draper and Smith, *Applied Regression Analysis*, chapter 1 and section 9.2 (weights). The intervals hold where the
/// errors are independent and normal; the line itself needs neither.
public struct LineFit: LeastSquaresFit, Hashable, Sendable {
    /// A point.
    public typealias Row = FitPoint

    /// Intercept and slope.
    public static let parameters = 2
    /// A line through fewer has no interval.
    public static let fewestRows = 3

    /// What y is where x is 0.
    public let intercept: Estimated
    /// How much y grows with each x.
    public let slope: Estimated
    /// The weighted sum of the squared distances in y.
    public let residualSum: Double
    /// Points.
    public let count: Int

    /// The line through `points`, or nothing where they are fewer than three or all at one x.
    public init?(_ points: some Collection<FitPoint>) {
        guard points.count >= Self.fewestRows else { return nil }
        let weight = points.reduce(0) { $0 + $1.weight }
        let meanX = points.reduce(0) { $0 + $1.weight * $1.x } / weight
        let meanY = points.reduce(0) { $0 + $1.weight * $1.y } / weight
        // Around the means, so that large offsets cost no digits.
        var (squares, products) = (0.0, 0.0)
        for point in points {
            squares += point.weight * (point.x - meanX) * (point.x - meanX)
            products += point.weight * (point.x - meanX) * (point.y - meanY)
        }
        guard squares > 0 else { return nil }
        let rise = products / squares
        residualSum = points.reduce(0) { sum, point in
            let distance = point.y - meanY - rise * (point.x - meanX)
            return sum + point.weight * distance * distance
        }
        count = points.count
        let freedom = Double(count - 2)
        let variance = residualSum / freedom
        let student = StudentDistribution(freedom: freedom).quantile(0.975)
        slope = Estimated(value: rise, margin: student * (variance / squares).squareRoot())
        intercept = Estimated(
            value: meanY - rise * meanX,
            margin: student * (variance * (1 / weight + meanX * meanX / squares)).squareRoot())
    }

    /// What the line says of `x`.
    public func value(at x: Double) -> Double { intercept.value + slope.value * x }
}
