import Testing
import Verbs

extension OnDevice {
    @Suite struct RemoteMemoryTests {
        /// In one packet, in several, and on one queue pair with itself.
        @Test(arguments: [1, 1_024, 20_001]) func aWriteArrives(size: Int) throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(32_768, seed: 1), GuardedMemory(32_768, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain)
            let pair = try rig.pair()
            try pair.near.post(.write(to: to.place(77)), [from.segment(at: 5, size: size)], id: 3)
            let written = try rig.sends.success()
            #expect(written.operation == .write && written.requestID == .number(3) && written.receivedBytes == nil)
            sink.expect(source.bytes(5..<5 + size), at: 77)
            sink.verify()
            source.verify()
            #expect(try rig.receives.isQuiet())
        }

        /// The bytes are there when the completion is, and values come in order.
        @Test func aWriteWithAValueTellsThatItArrived() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(65_536, seed: 1), GuardedMemory(65_536, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain)
            let pair = try rig.pair()
            for id in 0..<8 { try pair.far.receive(into: [], id: id) }
            for id in 0..<8 {
                try pair.near.post(
                    .writeWithImmediate(0xa000_0000 + UInt32(id), to: to.place(id * 8_000)),
                    [from.segment(at: id * 8_000 + 3, size: 4_000 + id)], id: id)
            }
            for id in 0..<8 {
                let received = try rig.receives.success()
                #expect(
                    sink.bytes(id * 8_000..<id * 8_000 + 4_000 + id)
                        == source.bytes(id * 8_000 + 3..<id * 8_000 + 4_003 + id))
                sink.expect(source.bytes(id * 8_000 + 3..<id * 8_000 + 4_003 + id), at: id * 8_000)
                #expect(received.operation == .receiveOfWrite && received.requestID == .number(id))
                #expect(received.immediate == 0xa000_0000 + UInt32(id) && received.receivedBytes == 4_000 + id)
            }
            for completion in try rig.sends.take(8) { #expect(try completion.get().operation == .write) }
            sink.verify()
            source.verify()
        }

        @Test(arguments: [1, 1_024, 20_001]) func aReadFetches(size: Int) throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(32_768, seed: 1), GuardedMemory(32_768, seed: 2))
            let from = try source.region(in: rig.domain, .remoteRead)
            let to = try sink.region(in: rig.domain, .localWrite)
            let pair = try rig.pair()
            try pair.near.post(.read(from: from.place(77)), [to.segment(at: 5, size: size)])
            #expect(try rig.sends.success().operation == .read)
            sink.expect(source.bytes(77..<77 + size), at: 5)
            sink.verify()
            source.verify()
        }

        @Test func severalReadsAreUnderwayAtOnce() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(32_768, seed: 1), GuardedMemory(32_768, seed: 2))
            let from = try source.region(in: rig.domain, .remoteRead)
            let to = try sink.region(in: rig.domain, .localWrite)
            let pair = try rig.loop()
            for id in 0..<16 {
                try pair.post(
                    .read(from: from.place(id * 2_000)), [to.segment(at: (15 - id) * 2_000, size: 1_999)], id: id)
                sink.expect(source.bytes(id * 2_000..<id * 2_000 + 1_999), at: (15 - id) * 2_000)
            }
            #expect(try rig.sends.take(16).map(\.requestID) == (0..<16).map { .number($0) })
            sink.verify()
        }

        @Test func compareAndSwapSwapsWhatItExpects() throws {
            let rig = try Rig()
            try #require(rig.context.attributes.atomicity != .none)
            let memory = GuardedMemory(256, seed: 4)
            let region = try memory.region(in: rig.domain)
            memory.put(0x1111_2222_3333_4444, at: 64)
            let pair = try rig.loop()
            try pair.post(
                .compareAndSwap(expected: 0x1111_2222_3333_4444, desired: 0xdead_beef_0000_0001, at: region.place(64)),
                [region.segment(at: 128, size: 8)])
            #expect(try rig.sends.success().operation == .compareAndSwap)
            memory.expect(0xdead_beef_0000_0001, at: 64)
            memory.expect(0x1111_2222_3333_4444, at: 128)
            memory.verify()
            // Now it expects something else, and gets what is there.
            try pair.post(
                .compareAndSwap(expected: 5, desired: 6, at: region.place(64)), [region.segment(at: 136, size: 8)])
            _ = try rig.sends.success()
            memory.expect(0xdead_beef_0000_0001, at: 136)
            memory.verify()
        }

        @Test func fetchAndAddAdds() throws {
            let rig = try Rig()
            try #require(rig.context.attributes.atomicity != .none)
            let memory = GuardedMemory(256, seed: 4)
            let region = try memory.region(in: rig.domain)
            memory.put(UInt64.max - 1, at: 8)
            let pair = try rig.loop()
            for (step, before) in [UInt64.max - 1, 2, 9].enumerated() {
                try pair.post(
                    .fetchAndAdd([4, 7, 0][step], at: region.place(8)), [region.segment(at: 64 + 8 * step, size: 8)])
                #expect(try rig.sends.success().operation == .fetchAndAdd)
                memory.expect(before, at: 64 + 8 * step)
            }
            memory.expect(9, at: 8)
            memory.verify()
        }

        @Test(.enabled(if: TestDevice.pagesOnDemand, "the device has no on-demand paging"))
        func pagesComeOnDemand() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(65_536, seed: 1), GuardedMemory(65_536, seed: 2))
            let from = try source.region(in: rig.domain, .onDemand)
            let to = try sink.region(in: rig.domain, [.localWrite, .remoteWrite, .onDemand])
            #expect(from.kind == .onDemand)
            let pair = try rig.pair()
            try pair.near.post(.write(to: to.start()), [from.all()])
            _ = try rig.sends.success()
            sink.expect(source.bytes(0..<65_536), at: 0)
            sink.verify()
        }

        @Test(.enabled(if: !TestDevice.pagesOnDemand, "the device has on-demand paging"))
        func onDemandPagingIsRefusedWhereThereIsNone() throws {
            let rig = try Rig()
            let error = #expect(throws: VerbsError.self) {
                _ = try GuardedMemory(4_096, seed: 1).region(in: rig.domain, .onDemand)
            }
            #expect(error?.code == .unsupported)
        }
    }
}
