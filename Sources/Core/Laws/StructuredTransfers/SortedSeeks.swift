/// L28: how far a head travels for a queue of requests at random places, in the order of arrival and in that of their places.
///
/// Source: S0 in words; the expectations are those of uniform places and their order statistics, reconstructed.
public struct SortedSeeks: Hashable, Sendable {
    /// X: places are spread evenly over [0, X).
    public var span: Double
    /// q: how many requests are sorted at a time; at least 1.
    public var depth: Int

    /// See the properties.
    public init(span: Double, depth: Int) { (self.span, self.depth) = (span, depth) }

    /// q X/3: in the order of arrival, from a place as random as the requests'.
    public var arrivalOrder: Double { Double(depth) * span / 3 }

    /// X (q - 1)/(q + 1): from the first to the last of the sorted requests.
    public var sweep: Double { span * Double(depth - 1) / Double(depth + 1) }

    /// X (2q - 1)/(2q + 1): with the way from the end of the sweep before, where sweeps go to and fro; our extension. The way
    /// from one of two extremes to the other is X 2q/((q + 1)(2q + 1)) on average. It is arrivalOrder for q = 1.
    public var sweepWithWay: Double { span * Double(2 * depth - 1) / Double(2 * depth + 1) }
}
