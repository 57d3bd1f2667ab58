/// What a law says at one place, and what was found there.
public struct LawPoint: Hashable, Sendable {
    /// A figure with the interval in which the truth lies; the interval is the curve's to explain.
    public struct Found: Hashable, Sendable {
        /// The estimate.
        public let value: Double
        /// Where the truth lies; nothing where the figure is exact.
        public let interval: ClosedRange<Double>?

        /// See the properties.
        public init(_ value: Double, interval: ClosedRange<Double>? = nil) {
            (self.value, self.interval) = (value, interval)
        }

        /// So many times the figure, and its interval; `factor` is not negative.
        public func scaled(by factor: Double) -> Found {
            Found(value * factor, interval: interval.map { $0.lowerBound * factor...$0.upperBound * factor })
        }
    }

    /// The place.
    public let x: Double
    /// What the closed form says; nothing where the law says that there is none.
    public let predicted: Double?
    /// What the simulation found; nothing where it found none.
    public let simulated: Found?
    /// What a machine showed, where one was asked.
    public var measured: Found?
    /// Whether what was measured here had no part in the figures behind the prediction.
    public var isKeptOut = false

    /// See the properties.
    public init(x: Double, predicted: Double?, simulated: Found?) {
        (self.x, self.predicted, self.simulated) = (x, predicted, simulated)
    }

    /// A point of a simulation without chance.
    public init(x: Double, predicted: Double?, simulated: Double?) {
        self.init(x: x, predicted: predicted, simulated: simulated.map { Found($0) })
    }
}
