internal import Glibc

/// `CLOCK_MONOTONIC`: one clock for all ranks of a host.
public enum MonotonicClock {
    /// Nanoseconds since an arbitrary start that all processes of this host share. The C function is `clock_gettime`.
    @inline(__always)
    public static func nanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    /// What reading the clock costs and how finely it ticks, measured now.
    public static func calibrate() -> ClockCalibration {
        let readings = 20_000
        let first = nanoseconds()
        var previous = first
        var smallestStep = Int.max
        for _ in 0..<readings {
            let now = nanoseconds()
            if now > previous { smallestStep = min(smallestStep, now - previous) }
            previous = now
        }
        return ClockCalibration(
            resolutionNanoseconds: smallestStep, costNanoseconds: Double(previous - first) / Double(readings))
    }
}

/// What is known of a clock.
public struct ClockCalibration: Sendable {
    /// The smallest step seen between two readings.
    public let resolutionNanoseconds: Int
    /// What one reading takes, on average.
    public let costNanoseconds: Double
}
