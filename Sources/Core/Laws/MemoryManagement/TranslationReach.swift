/// L33: how often an IOMMU's translation cache (IOTLB) misses, and what that costs.
///
/// Source: S2, "rapidly cycling through more distinct memory pages than there are entries"; the rates are those of LRU in
/// its steady state, and sets of a few ways are our extension.
public struct TranslationReach: Hashable, Sendable {
    /// C: the entries of the cache.
    public var entries: Int
    /// Into how many sets they are divided, a page's set being its number modulo that; divides the entries.
    public var sets: Int
    /// t_hit: a translation that the cache has.
    public var hit: Nanoseconds
    /// t_walk: fetching one from the page table.
    public var walk: Nanoseconds
    /// w: how many walks go on at a time.
    public var walkers: Double

    /// See the properties.
    public init(entries: Int, sets: Int = 1, hit: Nanoseconds, walk: Nanoseconds, walkers: Double) {
        (self.entries, self.sets, self.hit, self.walk, self.walkers) = (entries, sets, hit, walk, walkers)
    }

    /// The part of accesses that miss where each of W contiguous pages is as likely: max(0, 1 - C/W). It does not depend on
    /// the sets, because pages with contiguous numbers fill them evenly.
    public func randomMissRate(pages: Int) -> Double { max(0, 1 - Double(entries) / Double(pages)) }

    /// The part that misses where W contiguous pages are swept round and round: 0 for W <= C and otherwise 1 with one set.
    /// With several, those miss that have a page more than ways: for W only a little above C not all have.
    public func cyclicMissRate(pages: Int) -> Double {
        let ways = entries / sets
        let (each, longer) = pages.quotientAndRemainder(dividingBy: sets)
        let missing = (each > ways ? (sets - longer) * each : 0) + (each + 1 > ways ? longer * (each + 1) : 0)
        return Double(missing) / Double(pages)
    }

    /// t_hit + miss t_walk: the mean translation, where only one is under way.
    public func latency(missRate: Double) -> Nanoseconds { hit + missRate * walk }

    /// max(t_link, miss t_walk/w): the time from one transaction to the next, where many are under way and each takes
    /// `link` on the wire.
    public func timePerTransaction(missRate: Double, link: Nanoseconds) -> Nanoseconds {
        max(link, missRate * walkTimePerTransaction)
    }

    /// t_walk/w: what a miss costs where all walkers are busy.
    public var walkTimePerTransaction: Nanoseconds { (1 / walkers) * walk }

    /// From how many random pages on the walks and not the link decide: C/(1 - t_link w/t_walk). Nothing where the
    /// walkers keep up with the link even if every access misses.
    public func knee(link: Nanoseconds) -> Double? {
        let share = link / walkTimePerTransaction
        return share < 1 ? Double(entries) / (1 - share) : nil
    }
}
