import HostSystem
import Testing

@Suite struct ProcessorTests {
    private func count(_ mask: [UInt]) -> Int { mask.reduce(0) { $0 + $1.nonzeroBitCount } }

    @Test func someProcessorMayBeUsed() throws {
        let mask = try #require(Processors.affinity)
        #expect(count(mask) >= 1 && Processors.online >= 1)
    }

    /// A thread of its own is bound, so that the other tests keep their processors.
    @Test func aThreadCanBeBoundAndFreed() throws {
        let before = try #require(Processors.affinity)
        let flag = try SharedSegment(size: 3 * SharedFlag.lineSize)
        let flags = (0..<3).map { SharedFlag(at: flag.base + $0 * SharedFlag.lineSize) }
        let word = try #require(before.firstIndex { $0 != 0 })
        var one = [UInt](repeating: 0, count: before.count)
        one[word] = before[word] & (~before[word] &+ 1)
        let single = one
        let thread = try WorkerThread(name: "bound") {
            flags[0].store(Processors.allow(single) && Processors.affinity == single ? 1 : 0)
            flags[1].store(Processors.allow(Processors.anywhere) ? 1 : 0)
            let free = Processors.affinity ?? []
            // Anywhere is at least where it came from.
            flags[2].store(zip(free, before).allSatisfy { $0 & $1 == $1 } && !free.isEmpty ? 1 : 0)
        }
        thread.join()
        #expect(flags.map { $0.load() } == [1, 1, 1])
        #expect(Processors.affinity == before)
    }

    @Test func nowhereIsRefused() throws {
        let before = try #require(Processors.affinity)
        #expect(!Processors.allow([UInt](repeating: 0, count: before.count)))
        #expect(Processors.affinity == before)
    }
}
