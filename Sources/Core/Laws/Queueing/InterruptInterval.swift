/// L15: how regular interrupts become that report N transfers each.
///
/// Source: S0: the coefficient of variation of the interval is 1/sqrt(N), so 10 % takes N >= 100. For other services than
/// exponential ones, our extension: cs/sqrt(N).
public struct InterruptInterval: Hashable, Sendable {
    /// The mean time between two completions; above 0.
    public var meanGap: Nanoseconds
    /// cs: the coefficient of variation of that time: 1 for exponential times.
    public var gapVariation: Double

    /// See the properties.
    public init(meanGap: Nanoseconds, gapVariation: Double = 1) {
        (self.meanGap, self.gapVariation) = (meanGap, gapVariation)
    }

    /// cs/sqrt(N): the coefficient of variation of the interval over `transfers`, at least 1, whose times are independent.
    public func variation(over transfers: Int) -> Double { gapVariation / Double(transfers).squareRoot() }

    /// N/lambda: the mean interval. It is the arrivals' where the server keeps up with them, however fast it is (Burke).
    public func mean(over transfers: Int) -> Nanoseconds { Double(transfers) * meanGap }

    /// The fewest transfers whose interval varies by no more than `variation`, above 0: cs^2/variation^2, rounded up.
    public func transfers(forVariation variation: Double) -> Int {
        let exact = (gapVariation / variation) * (gapVariation / variation)
        // Nothing is rounded up that only the last digits of a Double have put above a whole number.
        let nearest = exact.rounded()
        return max(1, Int(abs(exact - nearest) < 1e-9 * nearest ? nearest : exact.rounded(.up)))
    }
}
