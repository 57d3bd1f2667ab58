/// What a clock showed at one moment, held against the clock of rank 0's host.
public struct ClockPoint: Hashable, Sendable {
    /// This host's clock, in nanoseconds.
    public let localNanoseconds: Int
    /// How far rank 0's clock was ahead.
    public let offsetNanoseconds: Int
    /// The offset is wrong by this much at most: half of each round trip that it was learned by.
    public let errorNanoseconds: Int

    /// See the properties.
    public init(localNanoseconds: Int, offsetNanoseconds: Int, errorNanoseconds: Int) {
        self.localNanoseconds = localNanoseconds
        self.offsetNanoseconds = offsetNanoseconds
        self.errorNanoseconds = errorNanoseconds
    }
}

/// Turns times of this host's clock into times of rank 0's: the offset is a straight line in time through two points, so
/// that clocks of different speed do no harm.
///
/// The offset at a point comes from the shortest of several round trips, as in Hunold and Carpen-Amarie, *Hierarchical
/// Clock Synchronization in MPI* (CLUSTER 2018). Their model is fitted once and reaches into the future; this one is for
/// times between its points, and so its error has a bound.
public struct ClockModel: Hashable, Sendable {
    private let start: ClockPoint
    private let drift: Double
    /// A time is wrong by this much at most.
    public let errorNanoseconds: Int

    /// The line through two points, one before and one after the times that it is for.
    public init(from start: ClockPoint, to end: ClockPoint) {
        let apart = end.localNanoseconds - start.localNanoseconds
        self.start = start
        drift = apart > 0 ? Double(end.offsetNanoseconds - start.offsetNanoseconds) / Double(apart) : 0
        errorNanoseconds = max(start.errorNanoseconds, end.errorNanoseconds)
    }

    /// A time of this host's clock as rank 0's clock showed it.
    public func shared(_ local: Int) -> Int {
        let passed = Double(local - start.localNanoseconds)
        return local + start.offsetNanoseconds + Int((passed * drift).rounded())
    }
}
