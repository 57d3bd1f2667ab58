/// Where a claim about whole numbers changes, by looking at the middle again and again.
public enum Bisection {
    /// The first number of `range` of which a claim holds that holds of all behind it, too; nothing where it does not hold of
    /// the last.
    public static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
        guard holds(range.upperBound) else { return nil }
        var (before, found) = (range.lowerBound - 1, range.upperBound)
        while found - before > 1 {
            let middle = before + (found - before) / 2
            if holds(middle) { found = middle } else { before = middle }
        }
        return found
    }

    /// The last number of `range` of which a claim holds that holds of all before it, too; nothing where it does not hold of
    /// the first.
    public static func last(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
        guard holds(range.lowerBound) else { return nil }
        guard let behind = first(in: range, where: { !holds($0) }) else { return range.upperBound }
        return behind - 1
    }
}
