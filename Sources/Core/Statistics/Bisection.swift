/// Where a claim about whole numbers changes, by looking at the middle again and again.
public enum Bisection {
    /// The first number of `range` of which a claim holds that holds of all behind it, too; nothing where it does not hold of
    /// the last.
    ///
    /// - Throws: what `holds` throws.
    public static func first<Failure: Error>(
        in range: ClosedRange<Int>, where holds: (Int) throws(Failure) -> Bool
    ) throws(Failure) -> Int? {
        guard try holds(range.upperBound) else { return nil }
        var (before, found) = (range.lowerBound - 1, range.upperBound)
        while found - before > 1 {
            let middle = before + (found - before) / 2
            if try holds(middle) { found = middle } else { before = middle }
        }
        return found
    }

    /// The last number of `range` of which a claim holds that holds of all before it, too; nothing where it does not hold of
    /// the first.
    ///
    /// - Throws: what `holds` throws.
    public static func last<Failure: Error>(
        in range: ClosedRange<Int>, where holds: (Int) throws(Failure) -> Bool
    ) throws(Failure) -> Int? {
        guard try holds(range.lowerBound) else { return nil }
        let behind = try first(in: range) { (number) throws(Failure) in try !holds(number) }
        guard let behind else { return range.upperBound }
        return behind - 1
    }
}
