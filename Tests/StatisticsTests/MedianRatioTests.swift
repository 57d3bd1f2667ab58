import Testing

@testable import Statistics

@Suite struct MedianRatioTests {
    private func ratio(_ baseline: [[Double]], _ candidate: [[Double]], seed: UInt64 = 1) throws -> MedianRatio {
        var generator = SeededGenerator(seed: seed)
        return try #require(MedianRatio(baseline: baseline, candidate: candidate, using: &generator))
    }

    /// Launches of six equal samples, so that their medians are these.
    private func launches(_ medians: [Double]) -> [[Double]] { medians.map { [Double](repeating: $0, count: 6) } }

    @Test func estimateIsOfMediansOfMedians() throws {
        let result = try ratio(launches([1, 2, 3, 4, 100]), launches([2, 4, 6, 8, 10]))
        #expect(result.estimate == 2 && result.kind == .launches)
        #expect(result.low < 2 && result.high > 2)
    }

    /// Of n values drawn with replacement, the median of an odd n is at most the i-th smallest with the probability
    /// that more than half of the draws are: Efron's exact bootstrap of the median (*Bootstrap Methods*, 1979, section 3).
    @Test func drawsFollowTheExactLaw() {
        let values = (1...7).map(Double.init)
        var median = ResampledMedian(of: values.reversed())
        var generator = SeededGenerator(seed: 61)
        var counts = [Int](repeating: 0, count: 8)
        let draws = 40_000
        for _ in 0..<draws { counts[Int(median.next(using: &generator))] += 1 }
        var below = 0
        for place in 1...6 {
            below += counts[place]
            let distribution = BinomialDistribution(trials: 7, probability: Double(place) / 7)
            let expected = (4...7).reduce(0) { $0 + distribution.mass($1) }
            #expect(abs(Double(below) / Double(draws) - expected) < 0.01)
        }
    }

    @Test func evenCountsTakeTheMeanOfTheMiddle() {
        var median = ResampledMedian(of: [1, 3])
        var generator = SeededGenerator(seed: 62)
        #expect(Set((0..<100).map { _ in median.next(using: &generator) }) == [1, 2, 3])
    }

    /// Welch's interval by hand: logarithms 0 and ln 1.21, and 0.1 more.
    @Test func fewLaunchesTakeStudentsT() throws {
        let result = try ratio(launches([1, 1.21]), launches([1.1, 1.331]))
        #expect(result.kind == .fewLaunches)
        // Both sides have the error (ln 1.21)² / 4, so two degrees of freedom, of which t is 4.302653.
        let margin = 4.302653 * 0.190620360 / 2.0.squareRoot()
        #expect(abs(result.low - 1.1 * exponential(-margin)) < 1e-6)
        #expect(abs(result.high - 1.1 * exponential(margin)) < 1e-6)
        #expect(result.verdict == .noDifferenceShown)
    }

    private func exponential(_ power: Double) -> Double {
        var (sum, term) = (1.0, 1.0)
        for step in 1...60 {
            term *= power / Double(step)
            sum += term
        }
        return sum
    }

    @Test func kindFollowsTheSideWithFewerLaunches() throws {
        let many = launches([1, 1.1, 0.9, 1.05, 1.2, 0.95])
        #expect(try ratio(many, many).kind == .launches)
        #expect(try ratio(many, Array(many[..<4])).kind == .fewLaunches)
        #expect(try ratio(many, [many[0]]).kind == .samples)
    }

    @Test func scaleDoesNotMatterAndSidesMirror() throws {
        var generator = SeededGenerator(seed: 63)
        for count in [1, 3, 8] {
            let sides = (0..<2).map { _ in (0..<count).map { _ in (0..<40).map { _ in generator.nextLatency() } } }
            let one = try ratio(sides[0], sides[1])
            let scaled = try ratio(sides[0].map { $0.map { 4 * $0 } }, sides[1].map { $0.map { 4 * $0 } })
            #expect(abs(one.low - scaled.low) < 1e-12 && abs(one.high - scaled.high) < 1e-12)
            let mirrored = try ratio(sides[1], sides[0])
            #expect(abs(one.estimate * mirrored.estimate - 1) < 1e-12)
            #expect(abs(one.low * mirrored.high - 1) < 0.03, "\(one) \(mirrored)")
        }
    }

    @Test func seedDecides() throws {
        var generator = SeededGenerator(seed: 64)
        let sides = (0..<2).map { _ in (0..<9).map { _ in (0..<6).map { _ in generator.nextLatency() } } }
        #expect(try ratio(sides[0], sides[1], seed: 5) == ratio(sides[0], sides[1], seed: 5))
        #expect(try ratio(sides[0], sides[1], seed: 5) != ratio(sides[0], sides[1], seed: 6))
    }

    @Test func verdictsNeedTheWholeInterval() throws {
        let base = launches([1, 1.01, 0.99, 1, 1.02])
        let slow = try ratio(base, base.map { $0.map { 1.1 * $0 } })
        #expect(slow.verdict == .slower && slow.isSlower(beyond: 0.05) && !slow.isSlower(beyond: 0.15))
        let fast = try ratio(base.map { $0.map { 1.1 * $0 } }, base)
        #expect(fast.verdict == .faster && fast.isFaster(beyond: 0.05) && !fast.isFaster(beyond: 0.15))
        #expect(!fast.isSlower(beyond: 0))
        let same = try ratio(base, base)
        #expect(same.verdict == .noDifferenceShown && !same.isSlower(beyond: 0) && !same.isFaster(beyond: 0))
        let equal = try ratio(launches([3, 3]), launches([3, 3]))
        #expect(equal.low == 1 && equal.high == 1 && equal.verdict == .noDifferenceShown)
    }

    @Test func absenceHasAReason() {
        func reason(_ baseline: [[Double]], _ candidate: [[Double]]) -> String? {
            var generator = SeededGenerator(seed: 1)
            let reason = MedianRatio.omission(baseline: baseline, candidate: candidate)
            let ratio = MedianRatio(baseline: baseline, candidate: candidate, using: &generator)
            #expect((ratio == nil) == (reason != nil))
            return reason
        }
        let good = launches([1])
        #expect(reason(good, good) == nil)
        #expect(reason([[1, 2, 3, 4, 5]], good) == "the baseline has 5 samples, a ratio of medians needs 6")
        #expect(reason(good, []) == "the candidate has 0 samples, a ratio of medians needs 6")
        #expect(reason(good, good + [[]]) == "the candidate has a launch without samples")
        #expect(reason(good, launches([0])) == "the candidate has samples of no duration, which have no ratio")
    }
}
