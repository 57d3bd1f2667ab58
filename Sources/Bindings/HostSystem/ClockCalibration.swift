/// What is known of a clock.
public struct ClockCalibration: Sendable {
    /// The smallest step seen between two readings.
    public let resolutionNanoseconds: Int
    /// What one reading takes, on average.
    public let costNanoseconds: Double

    /// What 20,000 readings of a clock say of it.
    @inline(__always)
    init(of nanoseconds: () -> Int) {
        let readings = 20_000
        let first = nanoseconds()
        var previous = first
        var smallestStep = Int.max
        for _ in 0..<readings {
            let now = nanoseconds()
            if now > previous { smallestStep = min(smallestStep, now - previous) }
            previous = now
        }
        resolutionNanoseconds = smallestStep
        costNanoseconds = Double(previous - first) / Double(readings)
    }
}
