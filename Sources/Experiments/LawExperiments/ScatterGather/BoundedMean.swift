/// The mean of independent values of which it is known that none leaves a range.
struct BoundedMean {
    /// How far the largest value can lie from the least.
    let width: Double
    private var sum = 0.0
    private var count = 0

    init(width: Double) { self.width = width }

    mutating func add(_ value: Double) {
        sum += value
        count += 1
    }

    /// The mean with the interval that misses the truth once in 500,000 times or less often, whatever the values'
    /// distribution (Hoeffding's inequality): a sample's own deviation would be 0 where only rare values differ.
    var found: LawPoint.Found {
        let mean = sum / Double(count)
        // ln(2 / (2 * 10^-6))
        let reach = width * (13.815_510_557_964 / (2 * Double(count))).squareRoot()
        return LawPoint.Found(mean, interval: mean - reach...mean + reach)
    }
}
