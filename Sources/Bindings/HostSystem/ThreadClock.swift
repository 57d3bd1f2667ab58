internal import Glibc

/// `CLOCK_THREAD_CPUTIME_ID`: it ticks while the calling thread has a processor, in the kernel too.
public enum ThreadClock {
    /// Nanoseconds of a processor that the calling thread has used. The C function is `clock_gettime`.
    @inline(__always)
    public static func nanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    /// What reading the clock costs and how finely it ticks, measured now.
    public static func calibrate() -> ClockCalibration { ClockCalibration(of: nanoseconds) }
}
