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

    /// What `affinity` was when it was first asked for: as the launcher bound the process.
    public static let affinityAtStart = affinity

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

    /// Gives the core to whoever else wants it. The C function is `sched_yield`.
    @inline(__always)
    public static func yield() { sched_yield() }

    /// Tells the core that it is polling.
    @inline(__always)
    public static func spinHint() { chost_spin_hint() }
}
