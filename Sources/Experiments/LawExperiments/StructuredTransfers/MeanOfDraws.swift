import Statistics

/// The mean of whole numbers that are drawn independently of each other.
struct MeanOfDraws {
    private var count = 0
    private var sum = 0
    private var first = 0
    /// Sums of the differences from the first draw and of their squares.
    private var difference = 0.0
    private var squares = 0.0

    mutating func add(_ value: Int) {
        if count == 0 { first = value }
        count += 1
        sum += value
        difference += Double(value - first)
        squares += Double(value - first) * Double(value - first)
    }

    /// The mean with the interval that misses the truth once in a million times where the draws are normal (Student's t), in
    /// units of `unit` draws.
    ///
    /// - Parameter margin: added to both sides, for what so few draws may not have seen.
    func found(unit: Double = 1, margin: Double = 0) -> LawPoint.Found {
        let count = Double(self.count)
        let mean = Double(sum) / count
        let variance = max(0, squares - difference * difference / count) / max(1, count - 1)
        let reach = StudentDistribution(freedom: max(1, count - 1)).quantile(1 - 5e-7)
        let width = reach * (variance / count).squareRoot() + margin
        return .init(mean / unit, interval: (mean - width) / unit...(mean + width) / unit)
    }
}
