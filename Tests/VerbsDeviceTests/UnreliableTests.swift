import Testing
import Verbs

extension OnDevice {
    @Suite struct UnreliableTests {
        @Test func messagesAndWritesArrive() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(16_384, seed: 1), GuardedMemory(16_384, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain)
            let pair = try rig.pair(.unreliable)
            try pair.far.receive(into: [to.segment(at: 0, size: 4_000)], id: 1)
            try pair.far.receive(into: [], id: 2)
            try pair.near.post(.send, [from.segment(at: 1, size: 3_001)])
            try pair.near.post(.write(to: to.place(5_000)), [from.segment(at: 2, size: 3_002)])
            try pair.near.post(.writeWithImmediate(9, to: to.place(10_000)), [from.segment(at: 3, size: 3_003)])
            for completion in try rig.sends.take(3) { _ = try completion.get() }
            let received = try rig.receives.take(2).map { try $0.get() }
            #expect(received[0].requestID == .number(1) && received[0].receivedBytes == 3_001)
            #expect(received[1].requestID == .number(2) && received[1].immediate == 9)
            for (step, place) in [0, 5_000, 10_000].enumerated() {
                sink.expect(source.bytes(step + 1..<step + 3_002 + step), at: place)
            }
            sink.verify()
            source.verify()
        }

        @Test func aMessageThatNobodyExpectsIsLost() throws {
            let rig = try Rig()
            let pair = try rig.pair(.unreliable)
            try pair.near.post(.send, [], id: 1)
            #expect(try rig.sends.success().requestID == .number(1))
            try pair.far.receive(into: [])
            #expect(try rig.receives.isQuiet())
            try pair.near.post(.sendWithImmediate(5), [], id: 2)
            #expect(try rig.receives.success().immediate == 5)
        }

        @Test func readsAreRefused() throws {
            let rig = try Rig()
            let memory = GuardedMemory(256, seed: 1)
            let region = try memory.region(in: rig.domain)
            let pair = try rig.pair(.unreliable)
            try pair.near.post(.read(from: region.place(0)), [region.segment(at: 128, size: 64)])
            #expect(try rig.sends.failure().failure == .localBug)
            memory.verify()
        }
    }
}
