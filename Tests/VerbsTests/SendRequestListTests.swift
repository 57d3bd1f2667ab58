import FakeVerbs
import Testing
import Verbs

@Suite struct SendRequestListTests {
    static let far = RemoteLocation(address: 0xfeed_0000, key: 7)

    static func id(_ index: Int) -> WorkRequestID { WorkRequestID(kind: 3, peer: 9, index: index) }

    static func piece(_ address: UInt64, _ size: UInt32 = 8) -> Segment {
        Segment(address: address, size: size, localKey: 0x1000)
    }

    /// Opcodes are those of `ibv_wr_opcode`.
    @Test(
        arguments: [
            (.send, 2), (.sendWithImmediate(0xabcd), 3), (.write(to: far), 0),
            (.writeWithImmediate(0xabcd, to: far), 1),
            (.read(from: far), 4), (.compareAndSwap(expected: 5, desired: 6, at: far), 5),
            (.fetchAndAdd(5, at: far), 6),
        ] as [(SendRequest.Operation, Int32)])
    func everyOperationArrivesAsSaid(operation: SendRequest.Operation, opcode: Int32) throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                [SendRequest(Self.id(1), operation, segments: [Self.piece(64)], flags: [.fence, .solicited])],
                limits: pair.limits)
            #expect(try pair.post(list) == 1)
            let request = fake_sent(0)
            #expect(request.opcode == opcode)
            #expect(request.id == 0x0300_0009_0000_0001)
            #expect(request.flags == 0b101)
            #expect(request.segment_count == 1)
            #expect(
                request.segments.0.address == 64 && request.segments.0.size == 8 && request.segments.0.key == 0x1000)
            switch operation {
            case .send, .sendWithImmediate: #expect(request.remote_address == 0)
            default: #expect(request.remote_address == 0xfeed_0000 && request.remote_key == 7)
            }
            switch operation {
            case .sendWithImmediate, .writeWithImmediate: #expect(request.immediate == 0xabcd)
            case .compareAndSwap: #expect(request.compare_or_add == 5 && request.swap == 6)
            case .fetchAndAdd: #expect(request.compare_or_add == 5)
            default: #expect(request.immediate == 0)
            }
        }
    }

    @Test func aChainIsLinkedAndRingsOneDoorbell() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                (0..<4).map { index in
                    SendRequest(
                        Self.id(index), .write(to: Self.far),
                        segments: (0..<index % 4).map { Self.piece(UInt64(100 * index + $0)) },
                        flags: index == 3 ? [.signalled] : [])
                }, limits: pair.limits)
            #expect(try pair.post(list) == 4)
            #expect(fake_sent_count() == 4)
            for index in 0..<4 {
                let request = fake_sent(Int32(index))
                #expect(request.id == Self.id(index).rawValue)
                #expect(request.segment_count == Int32(index))
                #expect(request.flags == (index == 3 ? 2 : 0))
                #expect(request.doorbell == 1)
                #expect(request.next == (index == 3 ? 0 : fake_sent(Int32(index + 1)).position))
            }
            #expect(fake_sent(3).segments.2.address == 302)
        }
    }

    /// Posting part of a chain cuts it behind the part, and mends it again.
    @Test func anyRunCanBePosted() throws {
        try withFake {
            let pair = try Rig().connected(QueuePairLimits(sendDepth: 64, receiveDepth: 1))
            let list = SendRequestList(
                (0..<5).map { SendRequest(Self.id($0), .send, segments: []) }, limits: pair.limits)
            var expected: [Int] = []
            for lower in 0...5 {
                for upper in lower...5 {
                    #expect(try pair.post(list, lower..<upper) == upper - lower)
                    expected += lower..<upper
                }
            }
            let posted = (0..<fake_sent_count()).map { WorkRequestID(rawValue: fake_sent($0).id).index }
            #expect(posted == expected)
        }
    }

    @Test func aFullQueueIsACount() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                (0..<6).map { SendRequest(Self.id($0), .send, segments: []) }, limits: pair.limits)
            #expect(try pair.post(list) == 4)
            #expect(try pair.post(list, 4..<6) == 0)
            fake_drain()
            #expect(try pair.post(list, 4..<6) == 2)
            #expect((0..<6).map { WorkRequestID(rawValue: fake_sent(Int32($0)).id).index } == Array(0..<6))
        }
    }

    @Test func aRefusedRequestIsAnErrorThatNamesIt() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                (0..<3).map { SendRequest(Self.id($0), .send, segments: []) }, limits: pair.limits)
            fake_fail("ibv_post_send", 2, 22)
            let error = #expect(throws: VerbsError.self) { try pair.post(list) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.operation == "posting request 2 of a list")
        }
    }

    @Test func changesReachTheDevice() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                [
                    SendRequest(Self.id(0), .send, segments: [Self.piece(0)]),
                    SendRequest(
                        Self.id(1), .writeWithImmediate(1, to: Self.far), segments: [Self.piece(8), Self.piece(16)],
                        flags: .signalled),
                ], limits: pair.limits)
            list.setID(Self.id(77), at: 1)
            list.setImmediate(0x0102_0304, at: 1)
            list.setRemoteAddress(0xbeef, at: 1)
            list.setAddress(4096, ofSegment: 1, at: 1)
            list.setSegment(0, to: Segment(address: 512, size: 3, localKey: 9), at: 0)
            list.setSignalled(false, at: 1)
            list.setSignalled(true, at: 0)
            _ = try pair.post(list)
            let (first, second) = (fake_sent(0), fake_sent(1))
            #expect(first.flags == 2 && first.id == Self.id(0).rawValue)
            let replaced = first.segments.0
            #expect(replaced.address == 512 && replaced.size == 3 && replaced.key == 9)
            #expect(second.flags == 0 && second.id == Self.id(77).rawValue)
            #expect(second.immediate == 0x0102_0304)
            #expect(second.remote_address == 0xbeef && second.remote_key == 7)
            #expect(second.segments.0.address == 8 && second.segments.1.address == 4096)
        }
    }

    @Test func inlineIsAFlag() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = SendRequestList(
                [SendRequest(Self.id(0), .send, segments: [Self.piece(0, 32)], flags: [.inline, .signalled])],
                limits: pair.limits)
            _ = try pair.post(list)
            #expect(fake_sent(0).flags == 0b1010)
        }
    }

    @Test func anEmptiedListCanBeFilledAgain() throws {
        try withFake {
            let pair = try Rig().connected()
            var list = SendRequestList(capacity: 2, segments: 2, limits: pair.limits)
            for round in 0..<3 {
                list.removeAll()
                for index in 0..<2 {
                    list.append(SendRequest(Self.id(10 * round + index), .send, segments: [Self.piece(1)]))
                }
                #expect(try pair.post(list) == 2)
                fake_drain()
            }
            let ids = (0..<6).map { WorkRequestID(rawValue: fake_sent(Int32($0)).id).index }
            #expect(ids == [0, 1, 10, 11, 20, 21])
        }
    }
}
