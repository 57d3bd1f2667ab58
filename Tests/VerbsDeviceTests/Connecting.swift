import ConnectionManager
import HostSystem
import Synchronization
import Testing
import Verbs

extension TestDevice {
    /// The IPv4 address behind the port's preferred GID, where it has one.
    static var host: String? {
        guard let gid = try? port?.preferredGID().gid, gid.isIPv4Mapped else { return nil }
        return gid.description.split(separator: ":").last.map(String.init)
    }

    /// The address with a port number.
    static func address(port: UInt16) throws -> SocketAddress {
        try SocketAddress(host: #require(host), port: port)
    }
}

/// The end of a connection that asks for it, on a thread of its own: the test is the end that listens.
final class AskingEnd {
    private let thread: WorkerThread
    private let outcome: Outcome

    /// Runs `body`, which has to end by deadlines of its own.
    init(_ body: @escaping @Sendable () throws -> Void) throws {
        let outcome = Outcome()
        thread = try WorkerThread(name: "asking-end") {
            let result = Result { try body() }
            outcome.result.withLock { $0 = result }
        }
        self.outcome = outcome
    }

    /// Waits until it has ended, and throws what it threw.
    func finish() throws {
        thread.join()
        try #require(outcome.result.withLock { $0 }).get()
    }

    private final class Outcome: Sendable {
        let result = Mutex<Result<Void, any Error>?>(nil)
    }
}

/// How long a step of the handshake may take.
let patience = Duration.seconds(5)
