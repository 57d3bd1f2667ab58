internal import Glibc

/// Ways to end this process.
public enum ProcessExit {
    /// Everything went well.
    public static let success: Int32 = 0
    /// Something failed.
    public static let failure: Int32 = 1
    /// What was compared is slower than it may be.
    public static let slower: Int32 = 2
    /// The command line was wrong (`EX_USAGE`).
    public static let usage: Int32 = 64

    /// Ends the process at once, without the handlers that libraries have installed: after a peer has died they would
    /// wait for it. What was printed is written out first.
    public static func immediately(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }

    /// Ends the process in the ordinary way.
    public static func orderly(_ status: Int32) -> Never { exit(status) }
}
