import Glibc
import Statistics
import Testing

@Suite struct RankSumTestTests {
    private func test(_ baseline: [Double], _ candidate: [Double]) throws -> RankSumTest {
        try #require(RankSumTest(baseline: baseline, candidate: candidate))
    }

    /// Hollander and Wolfe, *Nonparametric Statistical Methods*, page 69: permeability of the human chorioamnion, as in
    /// R's help of `wilcox.test`: W = 35, and one-sided 0.1272.
    @Test func permeabilityOfTheChorioamnion() throws {
        let atTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
        let early = [1.15, 0.88, 0.90, 0.74, 1.21]
        let result = try test(early, atTerm)
        #expect(result.statistic == 35 && result.kind == .exact)
        #expect(abs(result.probability - 2 * 0.1272) < 0.0001)
        #expect(abs(result.superiority - 0.7) < 1e-15 && abs(result.effect - 0.4) < 1e-15)
    }

    /// SciPy's documentation of `mannwhitneyu`: ages at diagnosis, U = 17, exact 1/9.
    @Test func agesAtDiagnosis() throws {
        let result = try test([20, 11, 17, 12], [19, 22, 16, 29, 24])
        #expect(result.statistic == 17)
        #expect(abs(result.probability - 1.0 / 9) < 1e-15)
    }

    /// Every way to deal the values is gone through by hand.
    private func enumerated(_ baseline: [Double], _ candidate: [Double]) -> Double {
        let all = baseline + candidate
        func statistic(_ chosen: Int) -> Double {
            var sum = 0.0
            for one in all.indices where chosen >> one & 1 == 1 {
                for other in all.indices where chosen >> other & 1 == 0 {
                    sum += all[one] > all[other] ? 1 : all[one] == all[other] ? 0.5 : 0
                }
            }
            return sum
        }
        let mean = Double(baseline.count * candidate.count) / 2
        let seen = abs(statistic((1 << all.count) - (1 << baseline.count)) - mean)
        let deals = (0..<1 << all.count).filter { $0.nonzeroBitCount == candidate.count }
        return Double(deals.count { abs(statistic($0) - mean) >= seen }) / Double(deals.count)
    }

    @Test func exactProbabilityIsACount() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<60 {
            // Few different values: many ties.
            let values = (0..<9).map { _ in Double(Int.random(in: 0..<6, using: &generator)) }
            let sides = [Array(values[..<4]), Array(values[4...])]
            let result = try test(sides[0], sides[1])
            #expect(abs(result.probability - enumerated(sides[0], sides[1])) < 1e-12)
        }
    }

    /// SciPy 1.17.1, `mannwhitneyu(candidate, baseline, method='asymptotic')`; without its correction for ties 0.4220.
    @Test func manyTiesNarrowTheNormalLaw() throws {
        let result = try test((0..<30).map { Double($0 % 5) }, (0..<25).map { Double($0 % 6) })
        #expect(result.statistic == 423 && result.kind == .normal)
        #expect(abs(result.probability - 0.4144402720659921) < 1e-12)
    }

    /// Where the exact probability ends, the normal law is near.
    @Test func normalLawContinuesTheExactOne() throws {
        var generator = SeededGenerator(seed: 22)
        for shift in [0.0, 0.3, 0.6, 1] {
            let baseline = (0..<20).map { _ in generator.nextNormal() }
            let candidate = (0..<20).map { _ in generator.nextNormal() + shift }
            let exact = try test(baseline, candidate)
            let deviation = (20.0 * 20 * 41 / 12).squareRoot()
            let normal = erfc((abs(exact.statistic - 200) - 0.5) / deviation / 2.0.squareRoot())
            #expect(exact.kind == .exact && abs(exact.probability - normal) < 0.003)
            // Two more values at the end of each side: the order is nearly as telling as before.
            let more = try test(baseline + [1e9, -1e9], candidate + [1e9, -1e9])
            #expect(more.kind == .normal && abs(more.probability - exact.probability) < 0.1)
        }
    }

    @Test func sidesMirrorEachOther() throws {
        var generator = SeededGenerator(seed: 23)
        for count in [3, 8, 30] {
            let baseline = (0..<count).map { _ in generator.nextLatency().rounded() }
            let candidate = (0..<count + 2).map { _ in generator.nextLatency().rounded() }
            let (one, other) = (try test(baseline, candidate), try test(candidate, baseline))
            #expect(abs(one.probability - other.probability) < 1e-12)
            #expect(abs(one.effect + other.effect) < 1e-12)
        }
    }

    @Test func extremes() throws {
        #expect(RankSumTest(baseline: [], candidate: [1]) == nil && RankSumTest(baseline: [1], candidate: []) == nil)
        let apart = try test([1, 2, 3], [4, 5, 6])
        #expect(apart.superiority == 1 && apart.effect == 1 && abs(apart.probability - 0.1) < 1e-15)
        let same = try test([Double](repeating: 5, count: 50), [Double](repeating: 5, count: 50))
        #expect(same.probability == 1 && same.effect == 0 && same.kind == .normal)
    }

    /// One in twenty of a thousand pairs of equal sides is called different, whichever way is taken.
    @Test(arguments: [8, 25]) func criesWolfAtItsLevel(count: Int) throws {
        var generator = SeededGenerator(seed: 24)
        let alarms = try (0..<1000).count { _ in
            let sides = (0..<2).map { _ in (0..<count).map { _ in generator.nextLatency() } }
            return try test(sides[0], sides[1]).probability <= 0.05
        }
        #expect((30...65).contains(alarms), "\(alarms) of 1000")
    }
}
