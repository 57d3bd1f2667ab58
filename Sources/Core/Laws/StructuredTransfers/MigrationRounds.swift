private import Glibc

/// L24: live migration, which sends memory while its owner writes, and then again what was written meanwhile.
///
/// Source: S0 and S1 in words; the geometric sequence follows from each round being as long as its volume takes.
public struct MigrationRounds: Hashable, Sendable {
    /// V_0: the bytes of memory.
    public var memory: Double
    /// V_stop: as few bytes as may be left when the owner is stopped; above 0.
    public var remainder: Double
    /// r: how fast its owner makes memory dirty that was clean.
    public var dirtying: Bandwidth
    /// B: the bandwidth of the transfer.
    public var bandwidth: Bandwidth

    /// See the properties.
    public init(memory: Double, remainder: Double, dirtying: Bandwidth, bandwidth: Bandwidth) {
        (self.memory, self.remainder) = (memory, remainder)
        (self.dirtying, self.bandwidth) = (dirtying, bandwidth)
    }

    /// r/B: what a round leaves, as a part of what it sent.
    public var ratio: Double { dirtying.bytesPerNanosecond / bandwidth.bytesPerNanosecond }

    /// V_i = V_0 (r/B)^i: the bytes left after so many rounds; all of them where r >= B.
    public func volume(afterRounds rounds: Int) -> Double { memory * pow(min(1, ratio), Double(rounds)) }

    /// ceil(log(V_stop/V_0) / log(r/B)): the rounds until the owner can be stopped. Nothing where r >= B: it never can.
    public var rounds: Int? {
        guard remainder < memory else { return 0 }
        guard ratio < 1 else { return nil }
        let rounds = log(remainder / memory) / log(ratio)
        // A whole number of rounds, as of powers of two, is not to become one more by the logarithms' last digit.
        return Int((abs(rounds - rounds.rounded()) < 1e-9 ? rounds.rounded() : rounds.rounded(.up)))
    }
}
