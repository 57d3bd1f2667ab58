/// Joins neighbouring segments from the first to the last, deciding at each gap, as a driver does that makes its list in
/// one pass.
public struct SegmentCoalescer: Hashable, Sendable {
    /// The longest gap that travels, in bytes.
    public var longestGap: Int
    /// The longest descriptor, in bytes with its gaps.
    public var longestDescriptor: Int
    /// How many bytes of gaps may travel in all.
    public var gapBudget: Int

    /// See the properties.
    public init(longestGap: Int, longestDescriptor: Int = .max, gapBudget: Int = .max) {
        self.longestGap = longestGap
        self.longestDescriptor = longestDescriptor
        self.gapBudget = gapBudget
    }

    /// The list for `segments`, whose sources are in order and do not overlap.
    public func list(of segments: [SegmentDescriptor]) -> [CoalescedDescriptor] {
        var list: [CoalescedDescriptor] = []
        var travelled = 0
        for segment in segments {
            if let last = list.last {
                let gap = segment.source - last.range.upperBound
                let joined = last.range.lowerBound..<segment.sourceRange.upperBound
                if gap <= longestGap, joined.count <= longestDescriptor, travelled + gap <= gapBudget {
                    travelled += gap
                    list[list.count - 1].range = joined
                    list[list.count - 1].segments.append(segment)
                    continue
                }
            }
            list.append(CoalescedDescriptor(segment))
        }
        return list
    }
}
