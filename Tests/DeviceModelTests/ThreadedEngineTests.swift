import DeviceModel
import HostSystem
import Testing
import TransferCore

@Suite struct ThreadedEngineTests {
    /// Waits until `condition` holds, at most ten seconds.
    private func eventually(_ condition: () -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(10)
        while !condition() {
            guard ContinuousClock.now < end else { return false }
            WorkerThread.yield()
        }
        return true
    }

    @Test(arguments: [
        EngineIdling.considerate, .eager, EngineIdling(spinTurns: 0, yieldTurns: 0, parkNanoseconds: 10_000_000_000),
    ])
    func deliversAndStops(idling: EngineIdling) throws {
        let pair = try Pair(ringCapacity: 4)
        _ = try pair.peer.iommu.map(0..<4096, of: pair.peerMemory, for: 0, .write)
        try pair.device.engine.startThread(idling: idling)
        var mismatches = 0
        for round in 1...100 {
            pair.memory.fillDistinctly(seed: round)
            pair.submit(
                .wait(flag: 3, atLeast: UInt64(round)), .copy(.bytes(4096), from: pair.near, to: pair.far),
                .set(flag: 4, of: pair.peerSlot, to: UInt64(round)))
            // The engine does it by itself: its owner's call does nothing.
            #expect(!pair.device.engine.progress())
            // A sleeping engine is woken by a flag too.
            pair.device.flags.set(3, to: UInt64(round))
            #expect(eventually { pair.peer.flags[4] == UInt64(round) })
            if pair.peerMemory.contents != pair.memory.contents { mismatches += 1 }
            #expect(eventually { pair.ring.isDrained })
        }
        #expect(mismatches == 0)
        pair.device.engine.stopThread()
        pair.submit(.set(flag: 5, of: .own, to: 1))
        #expect(pair.device.flags[5] == 0)
        #expect(pair.device.engine.progress())
        #expect(pair.device.flags[5] == 1)
    }

    @Test func takesNewRingsAndMemoriesWhileItRuns() throws {
        let pair = try Pair()
        try pair.device.engine.startThread()
        for round in 1...50 {
            let memory = try pair.device.allocate(ByteCount(64))
            memory.fillDistinctly(seed: round)
            let slot = try pair.device.engine.attach(memory)
            let ring = try pair.device.engine.makeRing(capacity: 2)
            #expect(ring.post(.copy(.bytes(64), from: slot, to: pair.near)))
            ring.submit()
            #expect(eventually { ring.isDrained })
            #expect(Array(pair.memory.contents.prefix(64)) == memory.contents)
            pair.device.engine.remove(ring)
            pair.device.engine.detach(slot)
        }
        pair.device.engine.stopThread()
    }

    @Test func teardownWithWorkOutstandingDoesNotHang() throws {
        let start = ContinuousClock.now
        for threaded in [false, true] {
            let pair = try Pair()
            if threaded { try pair.device.engine.startThread() }
            pair.submit(.wait(flag: 0, atLeast: 1), .copy(.bytes(64), from: pair.near, to: pair.far))
        }
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    /// Two engines, each on its own thread, pass a growing number to and fro: every hop waits for a flag, copies and
    /// sets a flag, so a copy that overtook its flag would break the chain.
    @Test func flagsOrderCopiesBetweenTwoEngines() throws {
        let (left, right) = (try Device(rank: 0, ranks: 2, flags: 4), try Device(rank: 1, ranks: 2, flags: 4))
        let memories = (try left.allocate(ByteCount(8192)), try right.allocate(ByteCount(8192)))
        _ = try left.iommu.map(0..<8192, of: memories.0, for: 1, .write)
        _ = try right.iommu.map(0..<8192, of: memories.1, for: 0, .write)
        let rings = try [(left, memories.0, right, memories.1), (right, memories.1, left, memories.0)].map {
            own, memory, other, otherMemory in
            let mapped = try PeerDevice(mapping: other.handle)
            let near = try own.engine.attach(memory)
            let far = try own.engine.attach(try PeerMemory(mapping: otherMemory.handle, of: mapped))
            let peer = try own.engine.attach(mapped)
            let ring = try own.engine.makeRing(capacity: 1024)
            for round in 1...UInt64(300) {
                // The first hop of all starts by itself; then each side answers the other.
                let turn = own.rank == 0 ? round - 1 : round
                #expect(ring.post(.wait(flag: 0, atLeast: turn)))
                // Moves the lower half on by 8 bytes in the far memory, so that the order of hops shows.
                #expect(ring.post(.copy(.bytes(4096, from: 0, to: 8), from: near, to: far)))
                #expect(ring.post(.set(flag: 0, of: peer, to: round)))
            }
            return ring
        }
        memories.0.fillDistinctly(seed: 3)
        memories.1.fillDistinctly(seed: 5)
        // The same hops, one after the other.
        var (first, second) = (memories.0.contents, memories.1.contents)
        for _ in 0..<300 {
            second.replaceSubrange(8..<4104, with: first[0..<4096])
            first.replaceSubrange(8..<4104, with: second[0..<4096])
        }
        try left.engine.startThread()
        try right.engine.startThread()
        for ring in rings { ring.submit() }
        #expect(eventually { rings[0].isDrained && rings[1].isDrained })
        #expect(memories.0.contents == first && memories.1.contents == second)
    }

    @Test func unmappingWaitsForWhatIsInFlight() throws {
        let size = 4 << 20
        let pair = try Pair(size: size, ringCapacity: 64)
        pair.memory.fill([UInt8](repeating: 7, count: size))
        try pair.device.engine.startThread(idling: .eager)
        for round in 1...20 {
            let window = try pair.peer.iommu.map(0..<size, of: pair.peerMemory, for: 0, .write)
            let ring = try pair.device.engine.makeRing(capacity: 64)
            for _ in 0..<64 { #expect(ring.post(.copy(.bytes(size), from: pair.near, to: pair.far))) }
            ring.submit()
            #expect(eventually { ring.completed > 0 })
            try pair.peer.iommu.unmap(window)
            // From here on nothing may land, however busy the engine was.
            pair.peerMemory.fill([UInt8](repeating: UInt8(round), count: 1 << 16))
            #expect(eventually { ring.fault != nil || ring.isDrained })
            #expect(pair.peerMemory.contents.prefix(1 << 16).allSatisfy { $0 == UInt8(round) })
            pair.device.engine.remove(ring)
        }
    }
}
