import Testing
import Verbs

extension OnDevice {
    @Suite struct ScatterGatherTests {
        /// Pieces of uneven sizes with gaps between them: the first of `stride` bytes has `size` at its start.
        private static func pieces(_ count: Int, stride: Int, size: (Int) -> Int) -> [Range<Int>] {
            (0..<count).map { $0 * stride..<$0 * stride + size($0) }
        }

        /// As many segments as the device takes, with as many others at the far end, cut differently.
        @Test(arguments: [1, 2, .max]) func segmentsGoOutAndComeInByTheirLists(most: Int) throws {
            let rig = try Rig()
            let count = min(most, rig.context.attributes.maximumSegments)
            let limits = QueuePairLimits(sendDepth: 4, receiveDepth: 4, sendSegments: count, receiveSegments: count)
            let (source, sink) = (GuardedMemory(65_536, seed: 1), GuardedMemory(65_536, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain, .localWrite)
            let out = Self.pieces(count, stride: 1_000) { 100 + $0 * 7 }
            let into = Self.pieces(count, stride: 1_500) { 100 + (count - 1 - $0) * 7 }
            let pair = try rig.pair(.reliable, limits)
            try pair.far.receive(into: into.map { to.segment(at: $0.lowerBound, size: $0.count) })
            try pair.near.post(.send, out.map { from.segment(at: $0.lowerBound, size: $0.count) })
            _ = try rig.sends.success()
            #expect(try rig.receives.success().receivedBytes == out.reduce(0) { $0 + $1.count })
            var wire = out.flatMap { source.bytes($0) }[...]
            for piece in into {
                sink.expect(Array(wire.prefix(piece.count)), at: piece.lowerBound)
                wire = wire.dropFirst(piece.count)
            }
            sink.verify()
            source.verify()
        }

        @Test func aWriteGathersAndAReadScatters() throws {
            let rig = try Rig()
            let (write, read) = (rig.context.attributes.maximumSegments, rig.context.attributes.maximumReadSegments)
            let limits = QueuePairLimits(sendDepth: 4, receiveDepth: 4, sendSegments: max(write, read))
            let (source, sink) = (GuardedMemory(65_536, seed: 1), GuardedMemory(65_536, seed: 2))
            let from = try source.region(in: rig.domain, .remoteRead)
            let to = try sink.region(in: rig.domain)
            let pair = try rig.loop(.reliable, limits)
            let out = Self.pieces(write, stride: 700) { 64 + $0 % 5 }
            try pair.post(.write(to: to.place(11)), out.map { from.segment(at: $0.lowerBound, size: $0.count) })
            _ = try rig.sends.success()
            sink.expect(out.flatMap { source.bytes($0) }, at: 11)
            sink.verify()
            let into = Self.pieces(read, stride: 700) { 30 + $0 % 3 }.map {
                $0.lowerBound + 30_000..<$0.upperBound + 30_000
            }
            try pair.post(.read(from: from.place(13)), into.map { to.segment(at: $0.lowerBound, size: $0.count) })
            _ = try rig.sends.success()
            var place = 13
            for piece in into {
                sink.expect(source.bytes(place..<place + piece.count), at: piece.lowerBound)
                place += piece.count
            }
            sink.verify()
            source.verify()
        }

        /// Inline bytes were copied when the post returned, whatever becomes of the memory, which need not be registered.
        @Test func inlineBytesAreTakenWhenPosted() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(256, seed: 1), GuardedMemory(256, seed: 2))
            let to = try sink.region(in: rig.domain)
            let pair = try rig.pair()
            #expect(pair.near.limits.inlineBytes >= Rig.limits.inlineBytes)
            let address = UInt64(UInt(bitPattern: source.base))
            let segments = [
                Segment(address: address, size: 40, localKey: 0),
                Segment(address: address + 100, size: 24, localKey: 0),
            ]
            sink.expect(source.bytes(0..<40) + source.bytes(100..<124), at: 32)
            sink.expect(source.bytes(0..<40) + source.bytes(100..<124), at: 128)
            try pair.far.receive(into: [to.segment(at: 128, size: 64)])
            try pair.near.post(.write(to: to.place(32)), segments, flags: [.signalled, .inline])
            try pair.near.post(.send, segments, flags: [.signalled, .inline])
            source.put([UInt8](repeating: 0xee, count: 256), at: 0)
            for completion in try rig.sends.take(2) { _ = try completion.get() }
            #expect(try rig.receives.success().receivedBytes == 64)
            sink.verify()
        }
    }
}
