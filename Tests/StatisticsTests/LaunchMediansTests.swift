import Glibc
import Statistics
import Testing

/// What several launches say together.
@Suite struct LaunchMediansTests {
    @Test func sixLaunchesLieBetweenOrderStatistics() throws {
        let medians = try #require(LaunchMedians([106, 101, 103, 102, 105, 104]))
        #expect(medians.launches == 6 && medians.median == 103.5)
        let interval = try #require(medians.interval)
        #expect(interval.low == 101 && interval.high == 106 && interval.kind == .orderStatistics)
        // The deviation of 101 ... 106 over their mean.
        #expect(abs(try #require(medians.spread) - 3.5.squareRoot() / 103.5) < 1e-12)
    }

    @Test func fewLaunchesHaveStudentsInterval() throws {
        let medians = try #require(LaunchMedians([100, 104, 102]))
        #expect(medians.median == 102)
        let interval = try #require(medians.interval)
        // exp(m - t s / sqrt(3)) of the logarithms, with t = 4.3026527.
        #expect(abs(interval.low - 97.137648) < 1e-5 && abs(interval.high - 107.078289) < 1e-5, "\(interval)")
        #expect(interval.kind == .fewLaunches)
    }

    @Test func oneLaunchHasNoInterval() throws {
        let medians = try #require(LaunchMedians([100]))
        #expect(medians.median == 100 && medians.interval == nil && medians.spread == nil)
        #expect(LaunchMedians([]) == nil)
    }

    @Test func launchesThatAgreeHaveAnIntervalOfNoWidth() throws {
        let medians = try #require(LaunchMedians([100, 100]))
        let interval = try #require(medians.interval)
        #expect(abs(interval.low - 100) < 1e-9 && abs(interval.high - 100) < 1e-9 && medians.spread == 0)
    }

    /// A launch without duration has no logarithm; order statistics need none.
    @Test func noTimeAtAll() throws {
        #expect(try #require(LaunchMedians([0, 100])).interval == nil)
        #expect(try #require(LaunchMedians([0, 1, 2, 3, 4, 5])).interval?.low == 0)
        #expect(try #require(LaunchMedians([0, 0])).spread == nil)
    }
}

/// How often the interval holds the truth that was planted.
@Suite(.enabled(if: isOptimized, "thousands of simulated launches: in release builds only"))
struct LaunchMediansCoverageTests {
    /// Launches 5 % apart, of samples that are 1 % apart: the median over all launches is in the interval in 93 % of trials
    /// at least, however many samples a launch has. The interval of one launch's samples holds it in few.
    @Test(arguments: [(2, 10), (3, 10), (3, 200), (5, 10), (6, 10), (10, 10), (10, 200)])
    func holdsTheTruthOverLaunches(launches: Int, samples: Int) throws {
        var generator = SeededGenerator(seed: 74)
        var (hits, hitsOfSamples) = (0, 0)
        for _ in 0..<1000 {
            var medians: [Double] = []
            var pooled: [Double] = []
            for _ in 0..<launches {
                let level = 1000 * exp(0.05 * generator.nextNormal())
                let times = (0..<samples).map { _ in level * exp(0.01 * generator.nextNormal()) }
                medians.append(Quantile.median.estimate(sorted: times.sorted()))
                pooled = times
            }
            let interval = try #require(LaunchMedians(medians)?.interval)
            hits += interval.low <= 1000 && 1000 <= interval.high ? 1 : 0
            let own = MedianInterval(values: pooled, sorted: pooled.sorted())
            hitsOfSamples += own.map { $0.low <= 1000 && 1000 <= $0.high } == true ? 1 : 0
        }
        #expect((930...1000).contains(hits), "\(hits) of 1000")
        #expect(hitsOfSamples < 300, "\(hitsOfSamples) of 1000 by the samples of one launch")
    }
}
