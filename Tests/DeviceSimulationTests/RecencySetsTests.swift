import DeviceSimulation
import Testing
import TransferCore

@Suite struct RecencySetsTests {
    /// Against a list that is searched from its end: the same hits and the same victims for any calls.
    @Test(arguments: [(1, 1), (1, 4), (4, 1), (3, 5)]) func replacesTheLeastRecentlyUsed(sets: Int, ways: Int) {
        var fast = RecencySets(sets: sets, ways: ways)
        var plain = [[Int]](repeating: [], count: sets)
        var generator = SeededGenerator(seed: UInt64(sets * 10 + ways))
        for _ in 0..<5000 {
            let key = Int.random(in: 0..<sets * ways * 2, using: &generator)
            let set = key % sets
            let place = plain[set].firstIndex(of: key)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0:
                let wasThere = fast.remove(key)
                #expect(wasThere == (place != nil))
                if let place { plain[set].remove(at: place) }
            case 1: #expect((fast.slot(of: key) != nil) == (place != nil))
            default:
                let slot = fast.use(key)
                #expect((slot != nil) == (place != nil))
                if let place {
                    plain[set].remove(at: place)
                } else {
                    let victim = plain[set].count == ways ? plain[set].removeFirst() : nil
                    let entry = fast.enter(key)
                    #expect(entry.evicted == victim)
                }
                plain[set].append(key)
            }
            #expect(fast.count == plain.reduce(0) { $0 + $1.count })
            if sets == 1 { #expect(fast.leastRecent == plain[0].first) }
        }
    }

    @Test func aKeyKeepsItsSlot() {
        var sets = RecencySets(ways: 3)
        let slots = (0..<3).map { sets.enter($0).slot }
        #expect(Set(slots) == [0, 1, 2])
        let used = sets.use(0)
        #expect(used == slots[0])
        // 1 is now the least recently used one.
        let entry = sets.enter(9)
        #expect(entry.slot == slots[1])
        #expect(entry.evicted == 1)
    }
}
