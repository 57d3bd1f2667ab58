import FakeVerbs
import Testing
import Verbs

@Suite struct CompletionTests {
    @Test func shortPollsLoseNothing() throws {
        try withFake {
            let queue = try Rig().completions
            for index in 0..<11 { fake_complete(UInt64(index), 0, 0, 0, 0, 0) }
            fake_set_poll_limit(3)
            let buffer = CompletionBuffer(capacity: 4)
            var seen: [Int] = []
            var polls = 0
            while true {
                let count = try queue.poll(into: buffer)
                if count == 0 { break }
                #expect(count <= 3)
                for index in 0..<count { seen.append(buffer[index].requestID.index) }
                polls += 1
            }
            #expect(seen == Array(0..<11))
            #expect(polls == 4)
        }
    }

    @Test func aPollTakesNoMoreThanFits() throws {
        try withFake {
            let queue = try Rig().completions
            for index in 0..<5 { fake_complete(UInt64(index), 0, 0, 0, 0, 0) }
            let buffer = CompletionBuffer(capacity: 2)
            #expect(try queue.poll(into: buffer) == 2)
            #expect(try queue.poll(into: buffer) == 2)
            #expect(try queue.poll(into: buffer) == 1)
            #expect(buffer[0].requestID.index == 4)
        }
    }

    /// Opcodes are those of `ibv_wc_opcode`; flag 2 says that there is an immediate value.
    @Test func successTellsEverything() throws {
        try withFake {
            let queue = try Rig().completions
            fake_complete(1, 0, 1, 77, 5, 0)
            fake_complete(2, 0, 128, 100, 0, 0)
            fake_complete(3, 0, 129, 200, 0x0102_0304, 2)
            let buffer = CompletionBuffer(capacity: 4)
            #expect(try queue.poll(into: buffer) == 3)
            let (write, receive, value) = (try buffer[0].get(), try buffer[1].get(), try buffer[2].get())
            #expect(write.operation == .write && write.receivedBytes == nil && write.immediate == nil)
            #expect(receive.operation == .receive && receive.receivedBytes == 100 && receive.immediate == nil)
            #expect(value.operation == .receiveOfWrite && value.receivedBytes == 200)
            #expect(value.immediate == 0x0102_0304 && value.queuePairNumber == 0x1234)
        }
    }

    /// By `ibv_wc_status`.
    static let classes: [CompletionError.Class] = [
        .localBug, .localBug, .localBug, .localBug, .flushed, .localBug, .transport, .localBug, .remoteAccess,
        .remoteAccess, .resource, .timeout, .resource, .localBug, .remoteAccess, .transport, .localBug, .localBug,
        .transport, .timeout, .transport, .transport, .transport,
    ]

    @Test(arguments: Array(zip(UInt32(1)..., classes)))
    func everyFailureHasAClass(status: UInt32, failure: CompletionError.Class) throws {
        try withFake {
            let queue = try Rig().completions
            let id = WorkRequestID(kind: 4, peer: 12, index: 34)
            fake_complete(id.rawValue, Int32(status), 0, 0, 0, 0)
            let buffer = CompletionBuffer(capacity: 1)
            #expect(try queue.poll(into: buffer) == 1)
            let completion = buffer[0]
            #expect(!completion.isSuccess && completion.status.rawValue == status)
            let error = #expect(throws: CompletionError.self) { try completion.get() }
            #expect(error?.failure == failure)
            #expect(error?.requestID == id)
            #expect(error?.vendorError == 0x88 && error?.queuePairNumber == 0x1234)
            #expect(error?.description.contains("vendor code 0x88") == true)
        }
    }

    @Test func commonFailuresHaveHints() {
        for status in [1, 2, 4, 5, 8, 9, 10, 11, 12, 13, 15] as [UInt32] {
            #expect(CompletionStatus(rawValue: status).hint != nil, "status \(status)")
        }
        #expect(CompletionStatus(rawValue: 10).hint?.contains("remote key") == true)
        #expect(CompletionStatus(rawValue: 10).description == "remote access error")
    }

    @Test func eventsAreAskedForAndAcknowledged() throws {
        try withFake {
            let rig = try Rig(channel: true)
            let channel = try #require(rig.completions.channel)
            try rig.completions.requestNotification()
            try rig.completions.requestNotification(solicitedOnly: true)
            #expect(try !channel.wait(for: .milliseconds(1)))
            fake_announce()
            fake_announce()
            #expect(try channel.wait(for: .seconds(5)))
            #expect(try channel.wait(for: .zero))
            #expect(try !channel.wait(for: .zero))
            #expect(calls().filter { $0 == "ibv_ack_cq_events" }.count == 2)
            #expect(calls().filter { $0.hasPrefix("ibv_req_notify_cq") }.count == 2)
        }
    }
}
