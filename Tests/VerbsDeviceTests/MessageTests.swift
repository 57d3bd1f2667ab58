import Testing
import Verbs

extension OnDevice {
    @Suite struct MessageTests {
        @Test func aMessageArrives() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(10_000, seed: 1), GuardedMemory(10_000, seed: 2))
            let from = try source.region(in: rig.domain)
            let to = try sink.region(in: rig.domain, .localWrite)
            let pair = try rig.pair()
            try pair.far.receive(into: [to.segment(at: 100, size: 9_000)], id: 7)
            try pair.near.post(.send, [from.segment(at: 33, size: 5_001)], id: 8)
            let (sent, received) = (try rig.sends.success(), try rig.receives.success())
            #expect(sent.requestID == .number(8) && sent.operation == .send && sent.receivedBytes == nil)
            #expect(sent.queuePairNumber == pair.near.number)
            #expect(received.requestID == .number(7) && received.operation == .receive && received.immediate == nil)
            #expect(received.receivedBytes == 5_001 && received.queuePairNumber == pair.far.number)
            sink.expect(source.bytes(33..<5_034), at: 100)
            sink.verify()
            source.verify()
        }

        @Test(arguments: [0, 0x0102_0304, UInt32.max]) func aValueTravelsAlong(value: UInt32) throws {
            let rig = try Rig()
            let memory = GuardedMemory(256, seed: 3)
            let region = try memory.region(in: rig.domain, .localWrite)
            let pair = try rig.pair()
            try pair.far.receive(into: [region.segment(at: 128, size: 64)])
            try pair.near.post(.sendWithImmediate(value), [region.segment(at: 0, size: 64)])
            #expect(try rig.sends.success().operation == .send)
            let received = try rig.receives.success()
            #expect(received.immediate == value && received.receivedBytes == 64)
            memory.expect(memory.bytes(0..<64), at: 128)
            memory.verify()
        }

        @Test func anEmptyMessageIsAMessage() throws {
            let rig = try Rig()
            let pair = try rig.pair()
            try pair.far.receive(into: [])
            try pair.near.post(.send, [])
            _ = try rig.sends.success()
            #expect(try rig.receives.success().receivedBytes == 0)
        }

        /// Around each number of packets, to oneself.
        @Test(arguments: PathMTU.allCases) func everyPathMTUCarriesEverySize(mtu: PathMTU) throws {
            let rig = try Rig()
            try #require(mtu <= rig.port.activeMTU)
            let sizes = [1, mtu.bytes - 1, mtu.bytes, mtu.bytes + 1, 3 * mtu.bytes - 1, 3 * mtu.bytes + 5]
            let room = 4 * mtu.bytes
            let (source, sink) = (GuardedMemory(room, seed: 5), GuardedMemory(room, seed: 9))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain, .localWrite)
            let pair = try rig.loop { $0.pathMTU = mtu }
            for (id, size) in sizes.enumerated() {
                let (start, end) = (id + 1, 2 * id)
                try pair.receive(into: [to.segment(at: end, size: size)], id: id)
                try pair.post(.send, [from.segment(at: start, size: size)], id: id)
                #expect(try rig.sends.success().requestID == .number(id))
                #expect(try rig.receives.success().receivedBytes == size)
                sink.expect(source.bytes(start..<start + size), at: end)
                sink.verify()
            }
            source.verify()
        }

        @Test func aMessageLongerThanItsReceiveIsRefused() throws {
            let rig = try Rig()
            let memory = GuardedMemory(8_192, seed: 6)
            let region = try memory.region(in: rig.domain, .localWrite)
            let pair = try rig.pair()
            try pair.far.receive(into: [region.segment(at: 4_096, size: 99)], id: 1)
            try pair.near.post(.send, [region.segment(at: 0, size: 100)], id: 2)
            let (sent, received) = (try rig.sends.failure(), try rig.receives.failure())
            // The specification wants an invalid request; soft-RoCE says that the peer could not carry it out.
            #expect(sent.requestID == .number(2) && [.remoteAccess, .resource].contains(sent.failure), "\(sent)")
            #expect(received.requestID == .number(1) && received.failure == .localBug)
            #expect(memory.bytes(4_195..<8_192) == GuardedMemory(8_192, seed: 6).bytes(4_195..<8_192))
        }
    }
}
