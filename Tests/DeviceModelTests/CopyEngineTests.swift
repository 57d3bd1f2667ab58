import DeviceModel
import HostSystem
import Testing
import TransferCore

@Suite struct CopyEngineTests {
    @Test func movesStridedBytesBetweenMemories() throws {
        var generator = SeededGenerator(seed: 3)
        let pair = try Pair()
        _ = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 0, [.read, .write])
        let host = try HostBuffer(size: 4096)
        let hostSlot = try pair.device.engine.attach(host)
        for round in 0..<20 {
            let shapes = (0..<3).map { _ in StridedCopy.random(using: &generator) }
            pair.memory.fillDistinctly(seed: 2 * round + 1)
            pair.peerMemory.fill([UInt8](repeating: 0xaa, count: 4096))
            let source = pair.memory.contents
            // There, back to another place, and on to the host.
            let far = shapes[0].applied(from: source, to: pair.peerMemory.contents)
            let near = shapes[1].applied(from: far, to: source)
            let hostBefore = [UInt8](UnsafeRawBufferPointer(start: host.base, count: 4096))
            pair.submit(
                .copy(BoundedCopy(shapes[0]), from: pair.near, to: pair.far),
                .copy(BoundedCopy(shapes[1]), from: pair.far, to: pair.near),
                .copy(BoundedCopy(shapes[2]), from: pair.near, to: hostSlot))
            pair.run()
            #expect(pair.ring.fault == nil && pair.ring.isDrained)
            #expect(pair.peerMemory.contents == far)
            #expect(pair.memory.contents == near)
            let hostAfter = [UInt8](UnsafeRawBufferPointer(start: host.base, count: 4096))
            #expect(hostAfter == shapes[2].applied(from: near, to: hostBefore))
        }
    }

    @Test func seesNothingBeforeTheDoorbell() throws {
        let pair = try Pair()
        #expect(pair.ring.post(.set(flag: 0, of: .own, to: 1)))
        #expect(!pair.device.engine.progress())
        pair.ring.submit()
        #expect(pair.device.engine.progress())
        #expect(pair.device.flags[0] == 1)
    }

    @Test func countsWhatIsDone() throws {
        let pair = try Pair()
        pair.submit(.fence, .fence.counted, .set(flag: 1, of: .own, to: 4).counted, .wait(flag: 1, atLeast: 5).counted)
        pair.run()
        #expect(pair.ring.posted == 4 && pair.ring.completed == 3 && pair.ring.completions == 2)
        #expect(!pair.ring.isDrained)
        pair.device.flags.set(1, to: 9)
        pair.run()
        #expect(pair.ring.completions == 3 && pair.ring.isDrained)
    }

    @Test func saysThatARingIsFullAndRecovers() throws {
        let pair = try Pair(ringCapacity: 4)
        let descriptors = (0..<10).map { Descriptor.set(flag: 2, of: .own, to: UInt64($0)) }
        let posted = descriptors.withUnsafeBufferPointer { pair.ring.post(from: $0, addingToValues: 100) }
        #expect(posted == 4)
        #expect(!pair.ring.post(.fence))
        // Submitting alone makes no room.
        pair.ring.submit()
        #expect(!pair.ring.post(.fence))
        pair.run()
        #expect(pair.device.flags[2] == 103)
        #expect(pair.ring.post(.fence))
        let rest = descriptors.withUnsafeBufferPointer { pair.ring.post(from: $0) }
        #expect(rest == 3)
    }

    @Test func aStalledRingHoldsUpNoOther() throws {
        let pair = try Pair()
        let other = try pair.device.engine.makeRing(capacity: 2)
        pair.submit(.wait(flag: 0, atLeast: 1), .set(flag: 1, of: .own, to: 1))
        #expect(other.post(.set(flag: 2, of: .own, to: 1)))
        other.submit()
        pair.run()
        #expect(pair.device.flags[1] == 0 && pair.device.flags[2] == 1)
        pair.device.flags.set(0, to: 1)
        pair.run()
        #expect(pair.device.flags[1] == 1)
    }

    @Test func doesABoundedAmountPerCall() throws {
        let pair = try Pair(size: 1 << 20, ringCapacity: 256)
        for value in 1...200 { #expect(pair.ring.post(.set(flag: 0, of: .own, to: UInt64(value)))) }
        pair.ring.submit()
        pair.device.engine.progress()
        #expect(pair.ring.completed == 64)
        pair.run()
        let copy = Descriptor.copy(.bytes(200 << 10, to: 512 << 10), from: pair.near, to: pair.near)
        pair.submit(copy, copy, copy, copy)
        pair.device.engine.progress()
        #expect(pair.ring.completed == 202)
    }

    @Test func forgetsRingsAndMemories() throws {
        let pair = try Pair()
        pair.submit(.set(flag: 0, of: .own, to: 1))
        pair.device.engine.remove(pair.ring)
        #expect(!pair.device.engine.progress())
        #expect(pair.device.flags[0] == 0)

        let ring = try pair.device.engine.makeRing(capacity: 4)
        pair.device.engine.detach(pair.near)
        #expect(ring.post(.copy(.bytes(8), from: pair.near, to: pair.near)))
        ring.submit()
        pair.run()
        #expect(ring.fault?.reason == .notAttached)
    }
}
