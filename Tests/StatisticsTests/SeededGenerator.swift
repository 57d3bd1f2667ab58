import Glibc

/// SplitMix64: small, seeded, good enough for simulations.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A standard normal value (Box and Muller).
    mutating func nextNormal() -> Double {
        let radius = sqrt(-2 * log(Double.random(in: Double.leastNormalMagnitude..<1, using: &self)))
        return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &self))
    }

    /// A log-normal time with median 1000, one in 50 of them a spike ten times as long and longer.
    mutating func nextLatency() -> Double {
        let time = 1000 * exp(0.3 * nextNormal())
        return Int.random(in: 0..<50, using: &self) == 0 ? time * 10 : time
    }

    /// Normal values of deviation 1 and median 0, each of which keeps `share` of the one before.
    mutating func nextCorrelated(count: Int, share: Double) -> [Double] {
        var state = nextNormal()
        return (0..<count).map { _ in
            state = share * state + sqrt(1 - share * share) * nextNormal()
            return state
        }
    }
}
