import DeviceSimulation
import Testing
import TransferCore

@Suite struct MemoryPartsTests {
    @Test func pinnedPagesAreNoVictims() {
        var pool = FramePool(frames: 3)
        let first = pool.pin(7)
        let accesses = [1, 2, 3, 7].map { pool.access($0) }
        #expect(first && accesses == [.fault(evicted: nil), .fault(evicted: nil), .fault(evicted: 1), .hit])
        let others = [2, 3].map { pool.pin($0) }
        #expect(others == [true, true])
        // Every frame is pinned.
        let (access, another) = (pool.access(1), pool.pin(1))
        #expect(access == .refused && !another)
        #expect(pool.holds(2) && pool.holds(7) && !pool.holds(1))
    }

    /// Blocks are aligned, never overlap, and join again when all are back, in whatever order.
    @Test func buddiesSplitAndJoin() {
        var buddies = BuddyAllocator(frames: 64)
        var generator = SeededGenerator(seed: 5)
        var given: [(block: Int, order: Int)] = []
        var owned = Set<Int>()
        for _ in 0..<3000 {
            let order = Int.random(in: 0...3, using: &generator)
            if Bool.random(using: &generator), let block = buddies.allocate(order: order) {
                #expect(block % (1 << order) == 0)
                for frame in block..<block + 1 << order { #expect(owned.insert(frame).inserted) }
                given.append((block, order))
            } else if let index = given.indices.randomElement(using: &generator) {
                let (block, order) = given.remove(at: index)
                buddies.release(block)
                owned.subtract(block..<block + 1 << order)
            }
            #expect(buddies.free == 64 - owned.count)
        }
        for (block, _) in given { buddies.release(block) }
        #expect(buddies.largestFree == 64)
        let (whole, more) = (buddies.allocate(order: 6), buddies.allocate(order: 0))
        #expect(whole == 0 && more == nil)
    }

    @Test func aClaimMovesThePagesOrNone() throws {
        func reserve(elsewhere: Int, movable: Bool) -> ContiguousReserve {
            var reserve = ContiguousReserve(
                frames: 8, elsewhere: elsewhere, wordsPerFrame: 4, migration: Picoseconds(10), copy: Picoseconds(5))
            reserve.lend(reserve.region.lowerBound + 2, to: 100, movable: true)
            reserve.lend(reserve.region.lowerBound + 5, to: 101, movable: movable)
            return reserve
        }
        var fine = reserve(elsewhere: 2, movable: true)
        let claim = try fine.claim()
        #expect(claim.moved == 2)
        #expect(claim.time == Picoseconds(30))
        #expect(!fine.isLodged(100) && fine.holdsEveryWord(of: 100) == true)
        #expect(fine.holdsEveryWord(of: 102) == nil)
        let second = try fine.claim()
        #expect(second.moved == 0)

        var fixed = reserve(elsewhere: 2, movable: false)
        #expect(throws: ContiguousReserve.Refusal.unmovable(frame: 7)) { try fixed.claim() }
        #expect(fixed.isLodged(100))
        var full = reserve(elsewhere: 1, movable: true)
        #expect(throws: ContiguousReserve.Refusal.full(needed: 2, free: 1)) { try full.claim() }
    }

    @Test func onlyACoherentCacheSeesTheDevice() {
        func read(coherent: Bool, invalidated: Bool) -> UInt64 {
            var memory = PhysicalMemory(frames: 1, wordsPerFrame: 16)
            let costs = ProcessorCache.Costs(
                invalidation: Picoseconds(1), hit: Picoseconds(2), miss: Picoseconds(4), uncached: Picoseconds(8))
            var cache = ProcessorCache(sets: 1, ways: 2, wordsPerLine: 8, isCoherent: coherent, costs: costs)
            _ = cache.read(3, of: memory)
            memory[0, 3] = 77
            cache.snoop(3)
            let direct = cache.readUncached(3, of: memory)
            #expect(direct == 77)
            if invalidated { cache.invalidate(lineOf: 3) }
            let word = cache.read(3, of: memory)
            let isKept = !coherent && !invalidated
            #expect(cache.now == Picoseconds(4 + 8 + (invalidated ? 1 : 0) + (isKept ? 2 : 4)))
            return word
        }
        #expect(read(coherent: false, invalidated: false) == 0)
        #expect(read(coherent: false, invalidated: true) == 77)
        #expect(read(coherent: true, invalidated: false) == 77)
    }
}
