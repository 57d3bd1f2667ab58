/// What ends the sampling of a cell.
public struct CellBounds: Hashable, Sendable {
    /// This many samples exactly, whatever the time and precision; nothing for the rules below.
    public var iterations: Int?
    /// Not before this much time was spent on samples and their verification.
    public var minimumTime: Duration
    /// No block begins that is likely to end after this much time, with verification; but the samples without which there
    /// is no median are taken in any case. Warm-up comes before, and takes up to a quarter of it where the median does not
    /// settle.
    public var maximumTime: Duration
    /// Never more samples than this.
    public var maximumSamples: Int
    /// Warm-up samples after the first iteration, exactly; nothing for as many as it takes the median to settle. From
    /// them follows how many events share a sample: where there are none, from the first iteration alone.
    public var warmUp: Int?
    /// Half the width of the median's 95 % interval, relative to the median, that is narrow enough;
    /// see `PrecisionRule`.
    public var precision: Double

    /// See the properties.
    public init(
        iterations: Int? = nil, minimumTime: Duration = .milliseconds(200), maximumTime: Duration = .seconds(2),
        maximumSamples: Int = 200_000, warmUp: Int? = nil, precision: Double = 0.02
    ) {
        self.iterations = iterations
        self.minimumTime = minimumTime
        self.maximumTime = maximumTime
        self.maximumSamples = maximumSamples
        self.warmUp = warmUp
        self.precision = precision
    }
}
