import Testing
import Verbs

extension OnDevice {
    @Suite struct PostingTests {
        @Test func onlySignalledRequestsAreReported() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(32_768, seed: 1), GuardedMemory(32_768, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain)
            let pair = try rig.loop()
            for id in 0..<20 {
                try pair.post(
                    .write(to: to.place(id * 1_000)), [from.segment(at: id * 1_001, size: 999)], id: id,
                    flags: id % 5 == 4 ? .signalled : [])
                sink.expect(source.bytes(id * 1_001..<id * 1_001 + 999), at: id * 1_000)
            }
            #expect(try rig.sends.take(4).map(\.requestID) == [4, 9, 14, 19].map { .number($0) })
            #expect(try rig.sends.isQuiet())
            sink.verify()
        }

        /// A run out of the middle of a list, several times: only the run is posted, and the list stays as it was.
        @Test func aRunOfAListIsOnePost() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(32_768, seed: 1), GuardedMemory(32_768, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain)
            let pair = try rig.loop()
            let list = SendRequestList(
                (0..<30).map { id in
                    SendRequest(
                        .number(id), .write(to: to.place(id * 1_000)),
                        segments: [from.segment(at: id * 900, size: 900)],
                        flags: .signalled)
                }, limits: pair.limits)
            for run in [10..<20, 0..<3, 29..<30] {
                #expect(try pair.post(list, run) == run.count)
                #expect(try rig.sends.take(run.count).map(\.requestID) == run.map { .number($0) })
                for id in run { sink.expect(source.bytes(id * 900..<id * 900 + 900), at: id * 1_000) }
                sink.verify()
            }
            #expect(try rig.sends.isQuiet())
        }

        /// What does not fit is not posted, and says so; what fitted is carried out.
        @Test func aFullSendQueueTakesNoMore() throws {
            let rig = try Rig(capacity: 1_024)
            let memory = GuardedMemory(8_192, seed: 1)
            let region = try memory.region(in: rig.domain)
            let pair = try rig.loop(.reliable, QueuePairLimits(sendDepth: 16, receiveDepth: 1))
            let count = 400
            let list = SendRequestList(
                (0..<count).map { id in
                    SendRequest(
                        .number(id), .write(to: region.place(4_096 + id * 8)),
                        segments: [region.segment(at: id * 8, size: 8)],
                        flags: .signalled)
                }, limits: pair.limits)
            var posted = try pair.post(list)
            #expect(posted >= pair.limits.sendDepth && posted < count, "\(posted) of \(count)")
            var finished = 0
            let deadline = ContinuousClock.now + .seconds(20)
            while finished < count {
                try #require(ContinuousClock.now < deadline, "\(finished) of \(count) finished")
                for completion in try rig.sends.take(posted - finished) {
                    #expect(try completion.get().requestID == .number(finished))
                    finished += 1
                }
                posted += try pair.post(list, posted..<count)
            }
            memory.expect(memory.bytes(0..<8 * count), at: 4_096)
            memory.verify()
        }

        @Test func aFullReceiveQueueTakesNoMore() throws {
            let rig = try Rig()
            let pair = try rig.loop(.reliable, QueuePairLimits(sendDepth: 1, receiveDepth: 8))
            var list = ReceiveRequestList(capacity: 400, segments: 0, limits: pair.limits)
            for id in 0..<400 { list.append(.number(id)) }
            let posted = try pair.post(list, 0..<400)
            #expect(posted >= 8 && posted < 400)
            try pair.post(.send, [])
            #expect(try rig.receives.success().requestID == .number(0))
            #expect(try pair.post(list, posted..<400) == 1)
        }

        @Test func severalQueuePairsDrawFromOneReceiveQueue() throws {
            let rig = try Rig()
            try #require(rig.context.attributes.maximumSharedReceiveQueues > 0)
            let (source, sink) = (GuardedMemory(4_096, seed: 1), GuardedMemory(4_096, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain, .localWrite)
            let shared = try SharedReceiveQueue(in: rig.domain, depth: 8, segments: 2)
            #expect(shared.limits.receiveDepth >= 8 && shared.limits.receiveSegments >= 2)
            let limits = QueuePairLimits(sendDepth: 8, receiveDepth: 0)
            let first = try rig.pair(.reliable, limits, shared: shared)
            let second = try rig.pair(
                .reliable, limits, shared: shared
            )
            var list = ReceiveRequestList(capacity: 4, segments: 8, limits: shared.limits)
            for id in 0..<4 {
                list.append(
                    .number(id), into: [to.segment(at: id * 512, size: 100), to.segment(at: id * 512 + 256, size: 100)])
            }
            #expect(try shared.post(list, 0..<4) == 4)
            for id in 0..<4 {
                let bytes = from.segment(at: id * 200, size: 150 + id)
                if id % 2 == 0 { try first.near.post(.send, [bytes]) } else { try second.near.post(.send, [bytes]) }
                _ = try rig.sends.success()
                let received = try rig.receives.success()
                #expect(received.requestID == .number(id) && received.receivedBytes == 150 + id)
                #expect(received.queuePairNumber == (id % 2 == 0 ? first.far.number : second.far.number))
                sink.expect(source.bytes(id * 200..<id * 200 + 100), at: id * 512)
                sink.expect(source.bytes(id * 200 + 100..<id * 200 + 150 + id), at: id * 512 + 256)
                sink.verify()
            }
        }
    }
}
