import FakeVerbs
import Testing
import Verbs

@Suite struct DeviceEventTests {
    /// Numbers are those of `ibv_event_type`; handles and numbers those that the fake gives out.
    @Test(
        arguments: [
            (0, 0, .completionQueueError, .completionQueue(0x22), "CQ error on completion queue 34"),
            (1, 0, .queuePairFatal, .queuePair(0x1234), "local work queue catastrophic error on queue pair 4660"),
            (8, 0, .deviceFatal, .device, "local catastrophic error"),
            (9, 1, .portActive, .port(1), "port active on port 1"),
            (10, 1, .portError, .port(1), "port error on port 1"),
            (14, 0, .sharedReceiveQueueError, .sharedReceiveQueue(0x33), "SRQ catastrophic error"),
            (18, 1, .gidChange, .port(1), "GID table change on port 1"),
        ] as [(Int32, Int32, DeviceEvent.Kind, DeviceEvent.Subject, String)])
    func tellsWhatItHappenedTo(
        type: Int32, port: Int32, kind: DeviceEvent.Kind, subject: DeviceEvent.Subject, words: String
    ) throws {
        try withFake {
            let rig = try Rig()
            let shared = try SharedReceiveQueue(in: rig.domain, depth: 4)
            let pair = try rig.unconnected()
            #expect(rig.completions.handle == 0x22 && shared.handle == 0x33 && pair.number == 0x1234)
            fake_device_event(type, port)
            let event = try #require(try rig.context.waitForEvent(timeout: .seconds(5)))
            #expect(event.kind == kind && event.subject == subject)
            #expect(event.description.hasPrefix(words), "\(event)")
            #expect(calls().last == "ibv_ack_async_event")
        }
    }

    @Test func noEventIsNothingAtOnce() throws {
        try withFake {
            let context = try Rig().context
            #expect(try context.nextEvent() == nil)
            #expect(try context.waitForEvent(timeout: .milliseconds(1)) == nil)
            fake_device_event(10, 1)
            #expect(try context.nextEvent()?.kind == .portError)
            #expect(try context.nextEvent() == nil)
        }
    }

    @Test func aFailureToReadIsAnError() throws {
        try withFake {
            let context = try Rig().context
            fake_device_event(10, 1)
            fake_fail("ibv_get_async_event", 0, 5)
            let error = #expect(throws: VerbsError.self) { try context.nextEvent() }
            #expect(error?.function == "ibv_get_async_event" && error?.errno == 5)
        }
    }
}
