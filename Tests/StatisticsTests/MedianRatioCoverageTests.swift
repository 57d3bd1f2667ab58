import Glibc
import Statistics
import Testing

/// What `rdmark compare` promises, tried on runs whose truth is known.
@Suite(.enabled(if: isOptimized, "thousands of simulated runs: in release builds only"))
struct MedianRatioCoverageTests {
    /// Launches that differ among themselves by `between`, of samples that differ by `within`, all times `factor`.
    private func launches(
        _ count: Int, samples: Int, between: Double, within: Double, factor: Double = 1,
        _ generator: inout SeededGenerator
    ) -> [[Double]] {
        (0..<count).map { _ in
            let level = 1000 * factor * exp(between * generator.nextNormal())
            return (0..<samples).map { _ in level * exp(within * generator.nextNormal()) }
        }
    }

    /// Ten launches of 30 samples with 1 % noise of both kinds: a slowdown of 5 % is found in 95 of 100 trials at
    /// least, and where there is none at most 5 cry wolf.
    @Test func findsAPlantedSlowdownAndCriesNoWolf() throws {
        var generator = SeededGenerator(seed: 71)
        var (found, wolves) = (0, 0)
        for _ in 0..<100 {
            let sides = [1, 1.05, 1].map {
                launches(10, samples: 30, between: 0.01, within: 0.01, factor: $0, &generator)
            }
            let slowed = try #require(MedianRatio(baseline: sides[0], candidate: sides[1], using: &generator))
            let same = try #require(MedianRatio(baseline: sides[0], candidate: sides[2], using: &generator))
            found += slowed.isSlower(beyond: 0.02) ? 1 : 0
            wolves += same.isSlower(beyond: 0.02) ? 1 : 0
        }
        #expect(found >= 95 && wolves <= 5, "\(found) found, \(wolves) wolves")
    }

    /// The interval holds the true ratio in 93 % of runs at least: launches of log-normal level, whichever way their
    /// number makes it go. Resampled medians of few values err to the wide side.
    @Test(arguments: [2, 3, 4, 5, 10]) func holdsTheTruthOverLaunches(count: Int) throws {
        var generator = SeededGenerator(seed: 72)
        var hits = 0
        for _ in 0..<1000 {
            let sides = [1, 1.3].map {
                launches(count, samples: 6, between: 0.05, within: 0.01, factor: $0, &generator)
            }
            let ratio = try #require(MedianRatio(baseline: sides[0], candidate: sides[1], using: &generator))
            hits += ratio.low <= 1.3 && 1.3 <= ratio.high ? 1 : 0
        }
        #expect((930...985).contains(hits), "\(hits) of 1000")
    }

    /// One launch a side, spikes among its samples: the blocks hold the truth, of these launches.
    @Test(arguments: [20, 300]) func holdsTheTruthWithinALaunch(samples: Int) throws {
        var generator = SeededGenerator(seed: 73)
        var hits = 0
        for _ in 0..<1000 {
            let sides = [1, 1.3].map { factor in [(0..<samples).map { _ in factor * generator.nextLatency() }] }
            let ratio = try #require(MedianRatio(baseline: sides[0], candidate: sides[1], using: &generator))
            hits += ratio.low <= 1.3 && 1.3 <= ratio.high ? 1 : 0
        }
        #expect((930...980).contains(hits), "\(hits) of 1000")
    }
}
