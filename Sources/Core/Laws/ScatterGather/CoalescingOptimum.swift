/// L9's oracle: the least time in which a list of segments can be sent when neighbours may be joined, by looking at every
/// way to join them.
///
/// Our extension, for lists with limits: where a descriptor may only be so long, or only so many bytes of gaps may travel,
/// deciding gap by gap is no longer best. Fewest bytes of gaps for each number of descriptors, by dynamic programming:
/// n^2 k steps and n k numbers for n segments in up to k descriptors.
public struct CoalescingOptimum: Hashable, Sendable {
    /// What segments and bytes cost.
    public var costs: Coalescing
    /// The longest descriptor, in bytes with its gaps; nothing where any length will do.
    public var longestDescriptor: Int?
    /// How many bytes of gaps may travel in all; nothing where any number may.
    public var gapBudget: Int?

    /// See the properties.
    public init(_ costs: Coalescing, longestDescriptor: Int? = nil, gapBudget: Int? = nil) {
        self.costs = costs
        self.longestDescriptor = longestDescriptor
        self.gapBudget = gapBudget
    }

    /// The least time for `segments`, which are in order and apart. None where a segment by itself is longer than a
    /// descriptor may be.
    public func time(of segments: [Range<Int>]) -> Nanoseconds? {
        let bytes = segments.reduce(0) { $0 + $1.count }
        let list = ListTime(segment: costs.segment, bandwidth: costs.link)
        return fewestGapBytes(of: segments).enumerated().compactMap { descriptors, gaps -> Nanoseconds? in
            guard let gaps, gaps <= gapBudget ?? .max else { return nil }
            return list.time(segments: descriptors, bytes: bytes + gaps)
        }.min()
    }

    /// The fewest bytes of gaps that travel with 0, 1, ... descriptors; nothing where the number is not possible.
    private func fewestGapBytes(of segments: [Range<Int>]) -> [Int?] {
        // best[i] is about the first i segments, in as many descriptors as the round says.
        var best: [Int?] = [0] + segments.map { _ in nil }
        var answer = [best[segments.count]]
        for _ in segments {
            var next: [Int?] = best.map { _ in nil }
            for end in segments.indices {
                var gaps = 0
                for start in (0...end).reversed() {
                    if start < end { gaps += segments[start + 1].lowerBound - segments[start].upperBound }
                    let length = segments[end].upperBound - segments[start].lowerBound
                    guard length <= longestDescriptor ?? .max else { break }
                    if let before = best[start] { next[end + 1] = min(next[end + 1] ?? .max, before + gaps) }
                }
            }
            best = next
            answer.append(best[segments.count])
        }
        return answer
    }
}
