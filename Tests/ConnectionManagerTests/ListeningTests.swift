import ConnectionManager
import FakeVerbs
import Testing
import Verbs

@Suite struct ListeningTests {
    private static let timeout = Duration.milliseconds(20)

    private static func request() throws -> ConnectionRequest {
        let listener = try ConnectionListener(on: here())
        #expect(listener.port == 4791)
        fake_connection_request("rank 3", 6)
        return try listener.nextRequest(timeout: timeout)
    }

    @Test func acceptsWithDataBothWays() throws {
        try withFake {
            let request = try Self.request()
            #expect(request.privateData == Array("rank 3".utf8))
            #expect(request.deviceName == "fake0" && request.portNumber == 1)
            let connection = try request.accept(queuePair(), options(), privateData: [9], timeout: Self.timeout)
            #expect(connection.link.privateData == Array("rank 3".utf8))
            #expect(offeredData() == [9] && fake_offered_queue_pair() == 0x1234)
            #expect(fake_change(2).state == 3 && fake_change(2).timeout == 11)
            let link = connection.link
            let pair = connection.takeQueuePair()
            #expect(pair.number == 0x1234)
            #expect(try !link.waitForDisconnection(timeout: .zero))
        }
    }

    @Test(arguments: [
        "rdma_create_event_channel", "rdma_create_id", "rdma_bind_addr", "rdma_listen", "rdma_get_cm_event",
        "rdma_migrate_id", "rdma_init_qp_attr", "rdma_accept",
    ]) func leavesNothingBehind(function: String) throws {
        try withFake {
            fake_fail(function, 0, 5)
            let error = #expect(throws: VerbsError.self) {
                _ = try Self.request().accept(queuePair(), options(), timeout: Self.timeout)
            }
            #expect(error?.function == function && error?.errno == 5)
        }
    }

    @Test func aRequestThatCannotGetAChannelIsDestroyed() throws {
        try withFake {
            fake_fail("rdma_create_event_channel", 1, 24)
            let error = #expect(throws: VerbsError.self) { _ = try Self.request() }
            #expect(error?.code == .outOfResources)
            #expect(calls().filter { $0 == "rdma_destroy_id" }.count == 2)
        }
    }

    @Test func rejectsWithAReason() throws {
        try withFake {
            try Self.request().reject(privateData: Array("full".utf8))
            #expect(offeredData() == Array("full".utf8))
            #expect(calls().contains("rdma_reject"))
        }
    }

    @Test func aDroppedRequestIsDestroyed() throws {
        try withFake {
            let request = try Self.request()
            #expect(request.portNumber == 1)
        }
    }

    @Test func aPeerThatDoesNotConfirmIsAnError() throws {
        try withFake {
            fake_answer("rdma_accept", 10, 0, "", 0)
            let error = #expect(throws: VerbsError.self) {
                _ = try Self.request().accept(queuePair(), options(), timeout: Self.timeout)
            }
            #expect(error?.code == .disconnected)
        }
    }

    @Test func noRequestEndsWithTheDeadline() throws {
        try withFake {
            let listener = try ConnectionListener(on: here())
            do throws(VerbsError) {
                _ = try listener.nextRequest(timeout: .milliseconds(5))
                Issue.record("there was a request")
            } catch {
                #expect(error.code == .timedOut)
            }
        }
    }

    /// 15 is the end of the time in which stray packets may come; 10 a disconnection.
    @Test func disconnectionIsNoticed() throws {
        try withFake {
            let connection = try Self.request().accept(queuePair(), options(), timeout: Self.timeout)
            fake_connection_event(15, 0)
            #expect(try !connection.link.waitForDisconnection(timeout: .milliseconds(5)))
            try connection.link.disconnect()
            #expect(try connection.link.waitForDisconnection(timeout: .seconds(5)))
        }
    }

    @Test func theChannelGoesAfterItsIdentifier() throws {
        try withFake {
            do {
                let connection = try Self.request().accept(queuePair(), options(), timeout: Self.timeout)
                #expect(connection.queuePair.number == 0x1234)
            }
            let ends = calls().filter { $0.hasPrefix("rdma_destroy") }
            #expect(
                ends == [
                    "rdma_destroy_id", "rdma_destroy_event_channel", "rdma_destroy_id", "rdma_destroy_event_channel",
                ])
        }
    }
}
