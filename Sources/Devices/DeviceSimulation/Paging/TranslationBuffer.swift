/// A translation buffer (TLB) of a fixed number of entries that replaces the one that was used least recently.
public struct TranslationBuffer: Sendable {
    /// How many accesses found their page.
    public private(set) var hits = 0
    /// How many did not.
    public private(set) var misses = 0

    private var pages: RecencySets

    /// A buffer for `capacity` pages, at least 1.
    public init(capacity: Int) { pages = RecencySets(ways: capacity) }

    /// How many pages it holds.
    public var capacity: Int { pages.ways }

    /// Looks a page up, and takes it in where it is not there.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public mutating func access(_ page: Int) -> Bool {
        guard pages.use(page) == nil else {
            hits += 1
            return true
        }
        misses += 1
        _ = pages.enter(page)
        return false
    }
}
