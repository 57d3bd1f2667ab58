/// Keys in sets of a few ways, of which the least recently used makes room for a new one: what a cache remembers.
///
/// A key's set is the key modulo the number of sets. Every call takes a time that does not depend on the size; one set is a
/// fully associative cache. What belongs to a key is kept by its slot, in an array of the caller's.
public struct RecencySets: Hashable, Sendable {
    /// A key that was entered.
    public struct Entry: Hashable, Sendable, BitwiseCopyable {
        /// Its slot, from 0 to below sets times ways.
        public let slot: Int
        /// The key that made room for it; nothing where there was room.
        public let evicted: Int?
    }

    /// How many sets there are.
    public let sets: Int
    /// How many keys a set holds.
    public let ways: Int
    private var slots: [Int: Int] = [:]
    /// The key of each slot, and `nobody` in one without.
    private var keys: [Int]
    /// The neighbours of each slot that has a key, within its set; of a vacant one, `older` is the next vacant one.
    private var newer: [Int32]
    private var older: [Int32]
    private var newest: [Int32]
    private var oldest: [Int32]
    private var vacant: [Int32]

    private static let nobody = -1
    private static let end: Int32 = -1

    /// Sets without keys; both counts are above 0.
    public init(sets: Int = 1, ways: Int) {
        precondition(sets > 0 && ways > 0, "a cache without room")
        (self.sets, self.ways) = (sets, ways)
        keys = [Int](repeating: Self.nobody, count: sets * ways)
        newer = [Int32](repeating: Self.end, count: sets * ways)
        older = (0..<sets * ways).map { $0 % ways == ways - 1 ? Self.end : Int32($0 + 1) }
        newest = [Int32](repeating: Self.end, count: sets)
        oldest = newest
        vacant = (0..<sets).map { Int32($0 * ways) }
        slots.reserveCapacity(sets * ways)
    }

    /// How many keys there are.
    public var count: Int { slots.count }

    /// The slot of a key, which stays as old as it is; nothing where the key is not there.
    public func slot(of key: Int) -> Int? { slots[key] }

    /// The slot of a key, which is now the newest of its set; nothing where the key is not there.
    public mutating func use(_ key: Int) -> Int? {
        guard let slot = slots[key] else { return nil }
        unlink(slot, in: slot / ways)
        linkAsNewest(slot, in: slot / ways)
        return slot
    }

    /// Enters a key that is not there as the newest of its set; it is not negative.
    public mutating func enter(_ key: Int) -> Entry {
        precondition(key >= 0, "a key is not negative")
        let set = key % sets
        let evicted = vacant[set] == Self.end ? keys[Int(oldest[set])] : nil
        if let evicted { remove(evicted) }
        let slot = Int(vacant[set])
        vacant[set] = older[slot]
        keys[slot] = key
        let former = slots.updateValue(slot, forKey: key)
        precondition(former == nil, "the key is there already")
        linkAsNewest(slot, in: set)
        return Entry(slot: slot, evicted: evicted)
    }

    /// The key that was used least recently, where there is one set; nothing where it is empty.
    public var leastRecent: Int? { oldest[0] == Self.end ? nil : keys[Int(oldest[0])] }

    /// Takes a key out. Says whether it was there.
    @discardableResult
    public mutating func remove(_ key: Int) -> Bool {
        guard let slot = slots.removeValue(forKey: key) else { return false }
        let set = slot / ways
        keys[slot] = Self.nobody
        unlink(slot, in: set)
        older[slot] = vacant[set]
        vacant[set] = Int32(slot)
        return true
    }

    /// Takes every key out.
    public mutating func removeAll() { self = RecencySets(sets: sets, ways: ways) }

    private mutating func unlink(_ slot: Int, in set: Int) {
        let (before, after) = (newer[slot], older[slot])
        if before == Self.end { newest[set] = after } else { older[Int(before)] = after }
        if after == Self.end { oldest[set] = before } else { newer[Int(after)] = before }
    }

    private mutating func linkAsNewest(_ slot: Int, in set: Int) {
        let first = newest[set]
        (newer[slot], older[slot]) = (Self.end, first)
        if first == Self.end { oldest[set] = Int32(slot) } else { newer[Int(first)] = Int32(slot) }
        newest[set] = Int32(slot)
    }
}
