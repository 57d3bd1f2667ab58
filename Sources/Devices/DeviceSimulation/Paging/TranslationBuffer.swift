/// A translation buffer (TLB) of a fixed number of entries that replaces the one that was used least recently.
public struct TranslationBuffer: Sendable {
    /// A page in the list of uses, between the ones used after and before it.
    private struct Entry {
        var page: Int
        var newer: Int
        var older: Int
    }

    /// How many pages it holds.
    public let capacity: Int
    /// How many accesses found their page.
    public private(set) var hits = 0
    /// How many did not.
    public private(set) var misses = 0

    private var entries: [Entry] = []
    /// The place of each page in `entries`.
    private var places: [Int: Int] = [:]
    /// The places of the page that was used last, and of the one that is replaced next; -1 while there is none.
    private var newest = -1
    private var oldest = -1

    /// A buffer for `capacity` pages, at least 1.
    public init(capacity: Int) {
        precondition(capacity > 0, "a buffer without entries")
        self.capacity = capacity
    }

    /// Looks a page up, and takes it in where it is not there.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public mutating func access(_ page: Int) -> Bool {
        if let place = places[page] {
            hits += 1
            guard place != newest else { return true }
            unlink(place)
            makeNewest(place)
            return true
        }
        misses += 1
        var place = entries.count
        if place < capacity {
            entries.append(Entry(page: page, newer: -1, older: -1))
        } else {
            place = oldest
            unlink(place)
            places[entries[place].page] = nil
            entries[place].page = page
        }
        places[page] = place
        makeNewest(place)
        return false
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (entries[place].newer, entries[place].older)
        if newer >= 0 { entries[newer].older = older } else { newest = older }
        if older >= 0 { entries[older].newer = newer } else { oldest = newer }
    }

    private mutating func makeNewest(_ place: Int) {
        entries[place].newer = -1
        entries[place].older = newest
        if newest >= 0 { entries[newest].newer = place } else { oldest = place }
        newest = place
    }
}
