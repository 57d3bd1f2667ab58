/// Consecutive indices dealt out to parts as evenly as can be: the first parts get one more where it does not divide.
struct BlockSplit: Hashable, Sendable {
    /// Indices in all.
    let total: Int
    /// Parts; at least 1. A part may be empty.
    let parts: Int

    /// Indices in the smallest part.
    var smallest: Int { total / parts }

    /// Indices in the largest part.
    var largest: Int { (total + parts - 1) / parts }

    /// The indices that belong to `part`.
    func range(of part: Int) -> Range<Int> {
        let start = part * smallest + min(part, total % parts)
        return start..<start + smallest + (part < total % parts ? 1 : 0)
    }

    /// The part that `index` belongs to.
    func part(of index: Int) -> Int {
        let larger = total % parts
        let boundary = larger * (smallest + 1)
        return index < boundary ? index / (smallest + 1) : larger + (index - boundary) / smallest
    }
}
