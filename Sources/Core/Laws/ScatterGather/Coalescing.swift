/// L9: which gaps between segments had better travel along.
///
/// Source: S0, "The Wisdom of Coalescing": it is beneficial if and only if g/B < to. Costs add up, so that the gaps do not
/// know of one another and deciding each by itself is best for the list. Equality is no gain, and we do not join then.
public struct Coalescing: Hashable, Sendable {
    /// to: what a segment costs.
    public var segment: Nanoseconds
    /// B: the link's bandwidth.
    public var link: Bandwidth

    /// See the properties.
    public init(segment: Nanoseconds, link: Bandwidth) {
        self.segment = segment
        self.link = link
    }

    /// g* = B to, in bytes: where sending the gap and describing another segment cost the same.
    public var threshold: Double { link.bytes(in: segment) }

    /// The longest gap that had better travel along, in bytes: the largest whole number below g*, and 0 where there is none.
    public var longestGap: Int { max(0, Int(threshold.rounded(.up)) - 1) }
}
