internal import Glibc
internal import Synchronization

/// Whether somebody asked this process to stop (SIGINT, SIGTERM). Loops look at it; nothing is torn down in a handler.
public enum SignalFlag {
    private static let received = Atomic<Int32>(0)

    /// From now on the first SIGINT or SIGTERM only raises the flag; a second one ends the process at once.
    public static func install() {
        for signalNumber in [SIGINT, SIGTERM] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                if SignalFlag.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
            }
            sigaction(signalNumber, &action, nil)
        }
        // Writing to a closed pipe is an error to report, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Whether a signal came.
    @inline(__always)
    public static var isRaised: Bool { received.load(ordering: .relaxed) != 0 }

    /// The signal's number, 0 where none came.
    public static var signalNumber: Int32 { received.load(ordering: .relaxed) }
}
