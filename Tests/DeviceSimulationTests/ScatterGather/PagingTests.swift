import DeviceSimulation
import Testing
import TransferCore

@Suite struct PagingTests {
    @Test func runsFollowTheFrames() {
        let table = PageTable(pageSize: 10, frames: [7, 8, 3])
        #expect(table.runs(of: 4..<25) == [74..<80, 80..<90, 30..<35])
        #expect(table.runs(of: 4..<25, merging: true) == [74..<90, 30..<35])
        #expect(table.runs(of: 5..<5).isEmpty)
    }

    @Test(arguments: [0.0, 0.25, 1]) func fragmentationIsTheChanceOfAJump(fragmentation: Double) {
        var randomness = RandomTimes(seed: 5)
        let pages = 4000
        let table = PageTable(
            pageSize: 1, pages: pages, outOf: 1 << 40, fragmentation: fragmentation, randomness: &randomness)
        #expect(Set(table.frames).count == pages)
        let jumps = Double(table.runs(of: 0..<pages, merging: true).count - 1)
        // Five standard deviations of a binomial count.
        let deviation = (Double(pages) * fragmentation * (1 - fragmentation)).squareRoot()
        #expect(abs(jumps - Double(pages - 1) * fragmentation) <= 5 * deviation)
    }

    @Test func everyFrameCanBeTaken() {
        var randomness = RandomTimes(seed: 6)
        let table = PageTable(pageSize: 1, pages: 50, outOf: 50, fragmentation: 0.5, randomness: &randomness)
        #expect(table.frames.sorted() == Array(0..<50))
    }

    /// Beside a plain list of the pages in the order of their use.
    @Test(arguments: [1, 2, 7, 64]) func theLeastRecentlyUsedPageGoes(capacity: Int) {
        var generator = SeededGenerator(seed: UInt64(capacity))
        var translations = TranslationBuffer(capacity: capacity)
        var (used, hits) = ([Int](), 0)
        for _ in 0..<4000 {
            let page = Int.random(in: 0..<2 * capacity + 1, using: &generator)
            let isThere = used.contains(page)
            #expect(translations.access(page) == isThere)
            if isThere { hits += 1 }
            used.removeAll { $0 == page }
            used.append(page)
            if used.count > capacity { used.removeFirst() }
        }
        #expect(translations.hits == hits && translations.misses == 4000 - hits)
    }

    @Test func lockedPagesFault() {
        var locks = PageLocks()
        locks.lock(2..<4)
        #expect(locks.write(to: 1) == .allowed && locks.write(to: 2) == .fault && locks.write(to: 3) == .fault)
        locks.unlock(2..<3)
        #expect(locks.write(to: 2) == .allowed && locks.faults == 2)
    }
}
