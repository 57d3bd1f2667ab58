import FakeVerbs
import Testing
import Verbs

@Suite struct ReceiveTests {
    private static func list(_ count: Int, _ limits: QueuePairLimits) -> ReceiveRequestList {
        var list = ReceiveRequestList(capacity: count, segments: count, limits: limits)
        for index in 0..<count {
            let piece = Segment(address: UInt64(index) << 12, size: 4096, localKey: 0x1000)
            list.append(WorkRequestID(kind: 1, peer: 2, index: index), into: index % 2 == 0 ? [piece] : [])
        }
        return list
    }

    @Test func aChainArrivesWhole() throws {
        try withFake {
            let pair = try Rig().connected()
            let list = Self.list(4, pair.limits)
            list.setID(WorkRequestID(kind: 1, peer: 2, index: 99), at: 3)
            #expect(try pair.post(list, 0..<4) == 4)
            #expect(fake_received_count() == 4)
            for index in 0..<4 {
                let request = fake_received(Int32(index))
                #expect(WorkRequestID(rawValue: request.id).index == (index == 3 ? 99 : index))
                #expect(request.segment_count == (index % 2 == 0 ? 1 : 0))
                #expect(request.next == (index == 3 ? 0 : fake_received(Int32(index + 1)).position))
            }
            #expect(fake_received(2).segments.0.address == 2 << 12)
        }
    }

    @Test func receivesCanBePostedBeforeConnecting() throws {
        try withFake {
            let unconnected = try Rig().unconnected()
            #expect(try unconnected.post(Self.list(6, unconnected.limits), 0..<6) == 4)
            let pair = try unconnected.connect(to: Rig.peer, ConnectionOptions(pathMTU: .bytes256))
            #expect(pair.number == 0x1234)
        }
    }

    @Test func aFullSharedQueueIsACount() throws {
        try withFake {
            let queue = try SharedReceiveQueue(in: Rig().domain, depth: 4)
            let list = Self.list(6, queue.limits)
            #expect(try queue.post(list, 1..<6) == 4)
            #expect(WorkRequestID(rawValue: fake_received(0).id).index == 1)
            fake_drain()
            fake_fail("ibv_post_srq_recv", 0, 22)
            let error = #expect(throws: VerbsError.self) { try queue.post(list, 0..<1) }
            #expect(error?.function == "ibv_post_srq_recv")
        }
    }
}
