/// How much each value resembles the one before it: the autocorrelation at lag 1.
///
/// The sample autocorrelation of Box and Jenkins, as R's `acf` gives it. Nothing where all values are equal or there are
/// fewer than two.
///
/// - Parameter values: in the order of time.
public func lagOneAutocorrelation(_ values: [Double]) -> Double? {
    guard let first = values.first else { return nil }
    // Around the first value, so that large offsets cost no digits.
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    var (products, squares) = (0.0, 0.0)
    var previous = 0.0
    for value in values {
        let deviation = value - mean
        products += previous * deviation
        squares += deviation * deviation
        previous = deviation
    }
    return squares > 0 ? products / squares : nil
}

/// The autocorrelation above which values do not pass for independent: 2/√n, the usual 95 % limit of white noise.
///
/// - Parameter count: how many values there are; at least 1.
public func autocorrelationLimit(count: Int) -> Double { 2 / Double(count).squareRoot() }
