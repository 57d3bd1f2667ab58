/// An estimate from batches of a long run, and the interval that holds the truth, however what follows one another inside
/// a batch depends on each other.
///
/// A jackknife over the batches: what leaving each out changes. It serves means, and functions of means such as a variance
/// or a ratio. Batches must be so long that their means hardly depend on each other.
/// Source: Law, *Simulation Modeling and Analysis*, 9.5.3 (batch means); Miller, *The jackknife*, Biometrika 61 (1974).
public struct BatchEstimate: Hashable, Sendable {
    /// The estimate.
    public let value: Double
    /// Where the truth lies with the probability asked for.
    public let interval: ClosedRange<Double>

    /// - Parameters:
    ///   - batches: what each batch summed up to; as many sums in each, and at least 2 batches.
    ///   - confidence: the probability that the interval holds the truth; above 0, below 1.
    ///   - estimate: what sums like a batch's say; must not depend on how many there are in them.
    /// - Returns: nothing where there are fewer than 2 batches, or where an estimate is not a finite number.
    public init?(batches: [[Double]], confidence: Double = 0.9999, of estimate: ([Double]) -> Double) {
        guard let first = batches.first, batches.count >= 2 else { return nil }
        precondition(batches.allSatisfy { $0.count == first.count }, "batches sum the same things up")
        let count = Double(batches.count)
        let sums = first.indices.map { column in batches.reduce(0) { $0 + $1[column] } }
        let all = estimate(sums)
        let parts = batches.map { batch in count * all - (count - 1) * estimate(zip(sums, batch).map { $0 - $1 }) }
        let mean = parts.reduce(0, +) / count
        let variance = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let quantile = StudentDistribution(freedom: count - 1).quantile((1 + confidence) / 2)
        let half = quantile * (variance / count).squareRoot()
        guard mean.isFinite, half.isFinite else { return nil }
        (value, interval) = (mean, (mean - half)...(mean + half))
    }
}
