/// What ends the sampling of a cell.
public struct CellBounds: Hashable, Sendable {
    /// This many samples exactly, whatever the time and precision; nothing for the rules below.
    public var iterations: Int?
    /// Not before this much time was spent.
    public var minimumTime: Duration
    /// Never longer than this, with verification; a block that has begun is finished.
    public var maximumTime: Duration
    /// Never more samples than this.
    public var maximumSamples: Int
    /// Warm-up samples; nothing for as many as it takes the median to settle.
    public var warmUp: Int?
    /// Half the width of the median's 95 % interval, relative to the median, that is narrow enough.
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
