import Glibc
import HostSystem
import Testing

/// Each in a process of its own: a flag once raised stays raised.
@Suite struct SignalFlagTests {
    @Test func theFirstSignalOnlyRaisesTheFlag() async {
        await #expect(processExitsWith: .success) {
            SignalFlag.install()
            precondition(!SignalFlag.isRaised && SignalFlag.signalNumber == 0)
            send(SIGTERM)
            precondition(SignalFlag.isRaised && SignalFlag.signalNumber == SIGTERM)
            exit(EXIT_SUCCESS)
        }
    }

    @Test func theSecondSignalEndsTheProcess() async {
        await #expect(processExitsWith: .exitCode(128 + SIGINT)) {
            SignalFlag.install()
            send(SIGTERM)
            send(SIGINT)
            exit(EXIT_SUCCESS)
        }
    }

    @Test func withoutInstallationASignalKills() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            signal(SIGTERM, SIG_DFL)
            send(SIGTERM)
        }
    }

    @Test func aClosedPipeIsAnErrorToReport() async {
        await #expect(processExitsWith: .success) {
            SignalFlag.install()
            var ends: [Int32] = [0, 0]
            precondition(pipe(&ends) == 0 && close(ends[0]) == 0)
            precondition(write(ends[1], [UInt8](repeating: 0, count: 1), 1) == -1 && errno == EPIPE)
            precondition(!SignalFlag.isRaised)
            exit(EXIT_SUCCESS)
        }
    }
}

/// Sends this thread a signal, which a thread of a pool keeps out otherwise; the handler has run when it returns.
private func send(_ number: Int32) {
    var numbers = sigset_t()
    sigemptyset(&numbers)
    sigaddset(&numbers, number)
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
    raise(number)
}
