import ConnectionManager
import FakeVerbs
import Testing
import Verbs

@Suite struct ConnectingTests {
    private static func connect(timeout: Duration = .milliseconds(20)) throws -> Connection {
        let route = try ResolvedRoute(to: here(), from: here(port: 0), timeout: timeout)
        #expect(route.deviceName == "fake0" && route.portNumber == 1)
        return try route.connect(queuePair(), options(), privateData: [1, 2, 3], timeout: timeout)
    }

    @Test func bringsTheQueuePairUp() throws {
        try withFake {
            fake_answer("rdma_connect", 5, 0, "hello", 5)
            let connection = try Self.connect()
            #expect(connection.link.privateData == Array("hello".utf8))
            #expect(offeredData() == [1, 2, 3])
            #expect(fake_offered_retries() == 5 && fake_offered_receiver_retries() == 4)
            #expect(fake_offered_queue_pair() == connection.queuePair.number)
            let (receive, send) = (fake_change(1), fake_change(2))
            #expect(receive.state == 2 && receive.peer_number == 0x77 && receive.minimum_timer == 6)
            #expect(send.state == 3 && send.timeout == 11)
            #expect(send.retry_count == 5 && send.receiver_not_ready_retries == 4)
            #expect(calls().contains("rdma_establish"))
        }
    }

    /// Every step, failing in the call itself.
    @Test(arguments: [
        "rdma_create_event_channel", "rdma_create_id", "rdma_resolve_addr", "rdma_resolve_route", "rdma_connect",
        "rdma_init_qp_attr", "ibv_modify_qp", "rdma_establish", "rdma_get_cm_event",
    ]) func leavesNothingBehind(function: String) throws {
        try withFake {
            fake_fail(function, function == "ibv_modify_qp" ? 1 : 0, 5)
            let error = #expect(throws: VerbsError.self) { _ = try Self.connect() }
            #expect(error?.function == function && error?.errno == 5)
        }
    }

    /// Every step, failing with an event. Numbers are those of `rdma_cm_event_type`.
    @Test(
        arguments: [
            ("rdma_resolve_addr", 1, -19, .notFound, "no RDMA device leads to that address (No such device)"),
            ("rdma_resolve_route", 3, -110, .unreachable, "no route to that address (Connection timed out)"),
            ("rdma_connect", 7, -110, .unreachable, "the peer does not answer (Connection timed out)"),
            ("rdma_connect", 8, 8, .refused, "nobody listens on that port"),
            ("rdma_connect", 8, 28, .refused, "the peer refused"),
            ("rdma_connect", 8, 10, .refused, "the peer's connection manager refused, reason 10"),
            ("rdma_connect", 11, 0, .disconnected, "the device was removed"),
            ("rdma_connect", 6, -22, .other, "the connection manager reports"),
        ] as [(String, Int32, Int32, VerbsError.Code, String)])
    func tellsWhatAnEventMeans(
        function: String, event: Int32, status: Int32, code: VerbsError.Code, cause: String
    ) throws {
        try withFake {
            fake_answer(function, event, status, "", 0)
            let error = #expect(throws: VerbsError.self) { _ = try Self.connect() }
            #expect(error?.code == code)
            #expect(error?.cause.hasPrefix(cause) == true, "\(error?.cause ?? "")")
        }
    }

    @Test(arguments: ["rdma_resolve_addr", "rdma_resolve_route", "rdma_connect"])
    func silenceEndsWithTheDeadline(function: String) throws {
        try withFake {
            fake_answer(function, -1, 0, "", 0)
            let error = #expect(throws: VerbsError.self) { _ = try Self.connect() }
            #expect(error?.code == .timedOut)
        }
    }

    /// The library swallows some events after it has said that there is one (`EAGAIN`).
    @Test func aSwallowedEventIsNoEvent() throws {
        try withFake {
            fake_fail("rdma_get_cm_event", 0, 11)
            let connection = try Self.connect(timeout: .seconds(5))
            #expect(connection.queuePair.number == 0x1234)
        }
    }

    @Test func aQueuePairElsewhereIsRefused() throws {
        try withFake {
            let route = try ResolvedRoute(to: here(), timeout: .milliseconds(20))
            fake_move_identifier(2)
            do throws(VerbsError) {
                _ = try route.connect(queuePair(), ConnectionOptions(pathMTU: .bytes256), timeout: .zero)
                Issue.record("it connected")
            } catch {
                #expect(error.code == .invalidArgument && error.hint == "port 2 of fake0 leads to the peer")
            }
        }
    }

    @Test func tooMuchPrivateDataIsRefused() throws {
        try withFake {
            let route = try ResolvedRoute(to: here(), timeout: .milliseconds(20))
            do throws(VerbsError) {
                _ = try route.connect(
                    queuePair(), ConnectionOptions(pathMTU: .bytes256),
                    privateData: [UInt8](repeating: 0, count: 57), timeout: .zero)
                Issue.record("it connected")
            } catch {
                #expect(error.code == .invalidArgument && error.hint == "it carries 56")
            }
        }
    }

    @Test func anUnknownHostIsNotFound() {
        let error = #expect(throws: VerbsError.self) { try SocketAddress(host: "256.0.0.1.", port: 1) }
        #expect(error?.code == .notFound && error?.function == "getaddrinfo")
    }
}
