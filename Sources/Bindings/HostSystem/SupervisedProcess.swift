internal import CHostSystem
internal import Glibc

/// Another program that this process waits for: it is told to stop when we are, and does not outlive us.
public enum SupervisedProcess {
    /// How it ended.
    public struct Ending: Hashable, Sendable {
        /// Its exit status, or 128 and the number of the signal that ended it.
        public let status: Int32
        /// The signal that asked this process to stop meanwhile, 0 where none came.
        public let signalNumber: Int32
    }

    /// Runs a program to its end. Waiting costs no processor time.
    ///
    /// What raises `SignalFlag`, which is installed before, is handed on as SIGTERM: every launcher passes it to its ranks,
    /// and some take SIGINT for a question. The program has a process group of its own, so that a key on the terminal does
    /// not reach it a second time. If this process, or the thread that calls this, ends before it, it gets SIGTERM as well.
    ///
    /// - Parameters:
    ///   - words: its name, found along `PATH`, and its arguments.
    ///   - isSilent: whether its standard output is dropped; its standard error is ours.
    /// - Throws: `SystemError` where it cannot be started.
    public static func run(_ words: [String], isSilent: Bool) throws(SystemError) -> Ending {
        var (stops, previous) = (sigset_t(), sigset_t())
        sigemptyset(&stops)
        for number in [SIGINT, SIGTERM] { sigaddset(&stops, number) }
        // They come while we sleep, and not between the look at the flag and the sleep.
        sigprocmask(SIG_BLOCK, &stops, &previous)
        defer { sigprocmask(SIG_SETMASK, &previous, nil) }
        guard !SignalFlag.isRaised else {
            return Ending(status: 128 + SignalFlag.signalNumber, signalNumber: SignalFlag.signalNumber)
        }
        let process = try spawn(words, isSilent: isSilent, mask: &previous)
        let descriptor = chost_pidfd_open(process)
        defer { if descriptor >= 0 { close(descriptor) } }
        var isAsked = false
        while true {
            var status: Int32 = 0
            switch waitpid(process, &status, WNOHANG) {
            case 0: break
            case process: return Ending(status: exitStatus(of: status), signalNumber: SignalFlag.signalNumber)
            default: throw SystemError(call: "waitpid")
            }
            if SignalFlag.isRaised, !isAsked {
                kill(process, SIGTERM)
                isAsked = true
            }
            // Without a descriptor of processes, on an older kernel, we have to look from time to time.
            chost_sleep_until_readable(descriptor, descriptor < 0 ? 50_000_000 : -1, &previous)
        }
    }

    private static func spawn(
        _ words: [String], isSilent: Bool, mask: inout sigset_t
    ) throws(SystemError) -> Int32 {
        var arguments = words.map { strdup($0) } + [nil]
        let process = chost_spawn_tied(&arguments, isSilent ? 1 : 0, &mask)
        let cause = errno
        for argument in arguments { free(argument) }
        guard process > 0 else { throw SystemError(call: "execvp", errno: cause) }
        return process
    }

    /// What `WIFEXITED` and its like, which are macros, would tell.
    private static func exitStatus(of status: Int32) -> Int32 {
        let signalNumber = status & 0x7f
        return signalNumber == 0 ? (status >> 8) & 0xff : 128 + signalNumber
    }
}
