internal import Glibc

/// The mean of the logarithms of values, and how sure it is: what an interval by Student's t is made from.
struct MeanLogarithm {
    /// The mean.
    let mean: Double
    /// The square of its standard error.
    let squaredError: Double
    /// Degrees of freedom of the error.
    let freedom: Double

    /// - Parameter values: at least two, all above 0.
    init(of values: [Double]) {
        precondition(values.count >= 2, "one value does not tell how values differ")
        let logarithms = values.map { log($0) }
        let count = Double(logarithms.count)
        let mean = logarithms.reduce(0, +) / count
        let variance = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        self.mean = mean
        squaredError = variance / count
        freedom = count - 1
    }

    /// The 95 % interval of the value whose logarithm lies in the middle, in the unit of the values.
    var interval: (low: Double, high: Double) {
        guard squaredError > 0 else { return (exp(mean), exp(mean)) }
        let margin = StudentDistribution(freedom: freedom).quantile(0.975) * squaredError.squareRoot()
        return (exp(mean - margin), exp(mean + margin))
    }
}
