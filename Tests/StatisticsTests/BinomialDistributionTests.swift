import Glibc
import Testing

@testable import Statistics

@Suite struct BinomialDistributionTests {
    /// Counts the outcomes one by one: every sequence of `trials` throws of a die with `faces` faces, `good` of them good.
    private func enumerated(trials: Int, good: Int, faces: Int) -> [Double] {
        var ways = [Double](repeating: 0, count: trials + 1)
        let sequences = (0..<trials).reduce(1) { product, _ in product * faces }
        for sequence in 0..<sequences {
            var (rest, successes) = (sequence, 0)
            for _ in 0..<trials {
                successes += rest % faces < good ? 1 : 0
                rest /= faces
            }
            ways[successes] += 1
        }
        return ways.map { $0 / Double(sequences) }
    }

    @Test(arguments: [(1, 2), (1, 3), (2, 3), (3, 4), (1, 5)])
    func matchesEnumeration(good: Int, faces: Int) {
        for trials in 1...6 {
            let expected = enumerated(trials: trials, good: good, faces: faces)
            let distribution = BinomialDistribution(trials: trials, probability: Double(good) / Double(faces))
            for count in 0...trials {
                #expect(abs(distribution.mass(count) - expected[count]) < 1e-14)
            }
            #expect(distribution.mass(-1) == 0 && distribution.mass(trials + 1) == 0)
        }
    }

    /// Against the closed form by the C library's log-gamma, which is independent of the recurrence.
    @Test(arguments: [(1000, 0.5), (1000, 0.999), (100_000, 0.9), (1_000_000, 0.5), (1_000_000, 0.999)])
    func matchesLogGamma(trials: Int, probability: Double) {
        let distribution = BinomialDistribution(trials: trials, probability: probability)
        let size = Double(trials)
        let mean = size * probability
        let deviation = (mean * (1 - probability)).squareRoot()
        for step in -6...6 {
            let count = Int(mean + Double(step) * deviation)
            guard (0...trials).contains(count) else { continue }
            let hits = Double(count)
            let logarithm =
                lgamma(size + 1) - lgamma(hits + 1) - lgamma(size - hits + 1) + hits * log(probability)
                + (size - hits) * log1p(-probability)
            let ratio = distribution.mass(count) / exp(logarithm)
            #expect(abs(ratio - 1) < 1e-7, "\(count) of \(trials)")
        }
        #expect(abs(distribution.masses.reduce(0, +) - 1) < 1e-12)
    }
}
