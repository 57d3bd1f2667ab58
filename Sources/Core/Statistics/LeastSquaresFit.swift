/// What lies nearest to rows of measurements by least squares.
public protocol LeastSquaresFit {
    /// A measurement with what it was measured at.
    associatedtype Row

    /// The parameters that are fitted.
    static var parameters: Int { get }
    /// Rows that it takes at least.
    static var fewestRows: Int { get }

    /// The fit, or nothing where the rows do not determine it.
    init?(_ rows: some Collection<Row>)

    /// The sum of the squared distances.
    var residualSum: Double { get }
}
