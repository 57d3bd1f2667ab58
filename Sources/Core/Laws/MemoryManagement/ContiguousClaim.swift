/// L31: what it costs to get back a contiguous region that was lent to pages that can move (Linux: CMA).
///
/// Source: S2, which says it in words; the formula is our reading of them.
public struct ContiguousClaim: Hashable, Sendable {
    /// How many pages lie in the region.
    public var occupied: Double
    /// How many of them cannot be moved.
    public var unmovable: Double
    /// P: the bytes of a page.
    public var page: Double
    /// t_migrate: moving a page but for the copy: unmapping it, a new frame, mapping it again.
    public var migration: Nanoseconds
    /// Bc: the bandwidth of the copy.
    public var copy: Bandwidth

    /// See the properties.
    public init(occupied: Double, unmovable: Double, page: Double, migration: Nanoseconds, copy: Bandwidth) {
        (self.occupied, self.unmovable, self.page) = (occupied, unmovable, page)
        (self.migration, self.copy) = (migration, copy)
    }

    /// occupied (t_migrate + P/Bc). Nothing where a page cannot be moved: the region cannot be had at any price.
    public var time: Nanoseconds? {
        unmovable > 0 ? nil : occupied * (migration + copy.time(for: page))
    }
}
