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
    public static func calibrate() -> ClockCalibration { ClockCalibration(of: nanoseconds) }
}
