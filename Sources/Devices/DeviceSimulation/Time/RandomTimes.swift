import TransferCore

/// Random lengths of time from a seed, the same to the bit on every machine: nothing of a mathematics library is used.
public struct RandomTimes: Sendable {
    private var generator: SeededGenerator

    /// The sequence of `seed`.
    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A number above 0 and at most 1; the 2^53 that are evenly spaced are equally likely.
    public mutating func fraction() -> Double { (Double(generator.next() >> 11) + 1) * 0x1p-53 }

    /// An exponential length of time with the mean given, by inversion.
    public mutating func exponential(mean: Picoseconds) -> Picoseconds {
        Picoseconds(Int64((-Self.logarithm(fraction()) * Double(mean.count)).rounded()))
    }

    /// A whole number from 0 to below `bound`, each equally likely; `bound` is above 0.
    public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    /// ln x for a normal x above 0, within 10^-15: 2 artanh((m - 1)/(m + 1)) + e ln 2 for x = m 2^e.
    static func logarithm(_ x: Double) -> Double {
        var (mantissa, exponent) = (x.significand, Double(x.exponent))
        if mantissa > 1.414_213_562_373_095 { (mantissa, exponent) = (mantissa / 2, exponent + 1) }
        let ratio = (mantissa - 1) / (mantissa + 1)
        var (term, sum) = (ratio, 0.0)
        for power in stride(from: 1, through: 25, by: 2) {
            sum += term / Double(power)
            term *= ratio * ratio
        }
        return 2 * sum + exponent * 0.693_147_180_559_945_3
    }
}
