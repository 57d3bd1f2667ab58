import Testing
import Verbs

extension OnDevice {
    @Suite struct CompletionEventTests {
        private static func send(_ pair: borrowing Pair, _ rig: Rig, flags: SendFlags = []) throws {
            try pair.near.post(.send, [], flags: flags.union(.signalled))
            _ = try rig.sends.success()
        }

        @Test func aCompletionIsAnnouncedOnce() throws {
            let rig = try Rig(channel: true)
            let channel = try #require(rig.receives.channel)
            let pair = try rig.pair()
            for id in 0..<3 { try pair.far.receive(into: [], id: id) }
            try rig.receives.requestNotification()
            #expect(try !channel.wait(for: .milliseconds(20)))
            try Self.send(pair, rig)
            #expect(try channel.wait(for: .seconds(10)))
            // Nobody asked again.
            try Self.send(pair, rig)
            #expect(try !channel.wait(for: .milliseconds(20)))
            #expect(try rig.receives.take(2).map(\.requestID) == [.number(0), .number(1)])
            try rig.receives.requestNotification()
            try Self.send(pair, rig)
            #expect(try channel.wait(for: .seconds(10)))
            #expect(try rig.receives.success().requestID == .number(2))
        }

        @Test func theEndOfATimeoutIsNoEvent() throws {
            let rig = try Rig(channel: true)
            let channel = try #require(rig.receives.channel)
            try rig.receives.requestNotification()
            let start = ContinuousClock.now
            #expect(try !channel.wait(for: .milliseconds(50)))
            #expect(ContinuousClock.now - start >= .milliseconds(50))
        }

        @Test func whoWaitsForSolicitedOnesSleepsThroughOthers() throws {
            let rig = try Rig(channel: true)
            let channel = try #require(rig.receives.channel)
            let pair = try rig.pair()
            for id in 0..<2 { try pair.far.receive(into: [], id: id) }
            try rig.receives.requestNotification(solicitedOnly: true)
            try Self.send(pair, rig)
            #expect(try !channel.wait(for: .milliseconds(20)))
            try Self.send(pair, rig, flags: .solicited)
            #expect(try channel.wait(for: .seconds(10)))
            #expect(try rig.receives.take(2).map(\.requestID) == [.number(0), .number(1)])
        }
    }
}
