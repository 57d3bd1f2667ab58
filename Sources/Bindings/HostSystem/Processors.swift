internal import CHostSystem
internal import Glibc

/// The processors of this host.
public enum Processors {
    /// 64-bit words of an affinity mask: enough for 1,024 processors.
    private static let maskWords = 16

    /// The processors that the calling thread may run on, as a bit mask in 64-bit words, or nothing where the kernel
    /// does not tell. The C function is `sched_getaffinity`.
    public static var affinity: [UInt]? {
        var words = [UInt](repeating: 0, count: maskWords)
        let filled = words.withUnsafeMutableBufferPointer {
            chost_get_affinity($0.baseAddress, maskWords * MemoryLayout<UInt>.size)
        }
        return filled > 0 ? words : nil
    }

    /// Lets the calling thread, and threads that it makes from now on, run on the processors of `mask`; the kernel leaves out those
    /// that the process may not have. The C function is `sched_setaffinity`.
    ///
    /// - Returns: whether the kernel agreed.
    @discardableResult
    public static func allow(_ mask: [UInt]) -> Bool {
        mask.withUnsafeBufferPointer {
            chost_set_affinity($0.baseAddress, $0.count * MemoryLayout<UInt>.size) == 0
        }
    }

    /// A mask of every processor there could be.
    public static var anywhere: [UInt] { [UInt](repeating: .max, count: maskWords) }

    /// How many processors are online. The C function is `sysconf`.
    public static var online: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// What all threads of this process have used of processors since it began, in nanoseconds. The C function is
    /// `clock_gettime` of `CLOCK_PROCESS_CPUTIME_ID`.
    public static var nanosecondsUsed: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    /// Gives the core to whoever else wants it. The C function is `sched_yield`.
    @inline(__always)
    public static func yield() { sched_yield() }

    /// Sleeps for about that long; to be exact to some microseconds, `prepareForShortSleeps` comes first.
    @inline(never)
    public static func sleep(nanoseconds: Int) {
        var span = timespec(tv_sec: 0, tv_nsec: nanoseconds)
        nanosleep(&span, nil)
    }

    /// Asks the kernel not to stretch this thread's sleeps: the default adds up to 50 us to each.
    public static func prepareForShortSleeps() { chost_exact_sleeps() }

    /// Tells the core that it is polling.
    @inline(__always)
    public static func spinHint() { chost_spin_hint() }
}
