/// How many of a number of independent trials succeed.
///
/// The masses are built outwards from the most likely count by their exact ratios and then divided by their sum: no
/// factorial, no logarithm, nothing that can overflow, and work in the order of the square root of the trials. Masses
/// below 1e-24 of the largest are left out; they could not change the 16th digit of any sum.
struct BinomialDistribution {
    /// The count that the first mass belongs to.
    let lowest: Int
    /// Probabilities of `lowest`, `lowest + 1` and so on.
    let masses: [Double]

    /// - Parameters:
    ///   - trials: at least 1.
    ///   - probability: of success, between 0 and 1, both excluded.
    init(trials: Int, probability: Double) {
        let odds = probability / (1 - probability)
        let mode = Swift.min(trials, Int(Double(trials + 1) * probability))

        var above: [Double] = []
        var (mass, count) = (1.0, mode)
        while count < trials {
            mass *= Double(trials - count) / Double(count + 1) * odds
            count += 1
            if mass < Self.negligible { break }
            above.append(mass)
        }

        var below: [Double] = []
        (mass, count) = (1.0, mode)
        while count > 0 {
            mass *= Double(count) / Double(trials - count + 1) / odds
            count -= 1
            if mass < Self.negligible { break }
            below.append(mass)
        }

        let weights = below.reversed() + [1] + above
        let total = weights.reduce(0, +)
        lowest = mode - below.count
        masses = weights.map { $0 / total }
    }

    /// The probability of exactly `count` successes.
    func mass(_ count: Int) -> Double {
        masses.indices.contains(count - lowest) ? masses[count - lowest] : 0
    }

    private static let negligible = 1e-24
}
