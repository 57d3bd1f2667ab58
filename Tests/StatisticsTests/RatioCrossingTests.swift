import Glibc
import Testing

@testable import Statistics

/// A crossing that is planted at a known size must come out there, and none where none is planted.
@Suite struct RatioCrossingTests {
    private static let sizes = (10...18).map { Double(1 << $0) }

    /// The candidate's time falls with size by that power against the baseline's, and is the same at `crossing`: the
    /// logarithm of the ratio is a straight line in that of the size, as the interpolation has it.
    private func points(
        crossing: Double, power: Double = 0.25, noise: Double = 0.02, samples: Int = 30, share: Double = 0,
        _ generator: inout SeededGenerator
    ) -> [RatioCrossing.Point] {
        Self.sizes.map { size in
            func times(_ factor: Double) -> [Double] {
                generator.nextCorrelated(count: samples, share: share).map { 1000 * factor * exp(noise * $0) }
            }
            return RatioCrossing.Point(
                size: size, baseline: times(sqrt(size)),
                candidate: times(sqrt(size) * pow(size / crossing, -power)))
        }
    }

    @Test func aPlantedCrossingIsCoveredAndTheIntervalMovesWithIt() throws {
        var generator = SeededGenerator(seed: 81)
        var before = 0.0
        for planted in [3000, 12_000, 48_000, 200_000] as [Double] {
            let crossing = RatioCrossing(points(crossing: planted, &generator), using: &generator)
            guard case .at(let size, let low, let high) = crossing else {
                Issue.record("no crossing at \(planted): \(String(describing: crossing))")
                continue
            }
            #expect(low < size && size < high)
            #expect((low...high).contains(planted), "\(low) to \(high) without \(planted)")
            #expect(high / low < 1.2 && low > before)
            before = high
        }
    }

    @Test func moreNoiseIsAWiderInterval() {
        var generator = SeededGenerator(seed: 82)
        let widths = [0.005, 0.02].map { noise in
            let crossing = RatioCrossing(points(crossing: 20_000, noise: noise, &generator), using: &generator)
            guard case .at(_, let low, let high) = crossing else { return Double.infinity }
            return high / low - 1
        }
        #expect(widths[1] > 2 * widths[0] && widths[1] < 0.2)
    }

    @Test func whereNoneIsPlantedThereIsNone() {
        var generator = SeededGenerator(seed: 83)
        for planted in [10, 1e8] as [Double] {
            let crossing = RatioCrossing(points(crossing: planted, &generator), using: &generator)
            #expect(crossing == .disputed(agreement: 0))
        }
        // Two equal paths cross here and there, by chance.
        let crossing = RatioCrossing(points(crossing: 20_000, power: 0, &generator), using: &generator)
        guard case .disputed(let agreement) = crossing else {
            Issue.record("equal paths cross: \(String(describing: crossing))")
            return
        }
        #expect(agreement < RatioCrossing.leastAgreement)
        #expect(RatioCrossing([], using: &generator) == nil)
    }

    @Test func withoutNoiseTheIntervalIsAPoint() {
        var generator = SeededGenerator(seed: 84)
        func point(_ size: Double, _ baseline: Double, _ candidate: Double) -> RatioCrossing.Point {
            RatioCrossing.Point(
                size: size, baseline: Array(repeating: baseline, count: 6),
                candidate: Array(repeating: candidate, count: 6))
        }
        // Half-way on logarithmic axes; where the ratio is 1 at one size or more, in their middle.
        let ends = [point(1, 100, 200), point(16, 200, 100)]
        #expect(RatioCrossing(ends, using: &generator) == .at(size: 4, low: 4, high: 4))
        let touching = [ends[0], point(8, 100, 100), ends[1]]
        guard case .at(let size, _, _) = RatioCrossing(touching, using: &generator) else {
            Issue.record("no crossing through 1")
            return
        }
        #expect(abs(size - 8) < 1e-9)
        let level = [ends[0], point(2, 100, 100), point(8, 100, 100), ends[1]]
        guard case .at(let middle, _, _) = RatioCrossing(level, using: &generator) else {
            Issue.record("no crossing along 1")
            return
        }
        #expect(abs(middle - 4) < 1e-9)
    }

    @Test func theSameSeedGivesTheSameInterval() {
        var generator = SeededGenerator(seed: 85)
        let points = points(crossing: 20_000, &generator)
        let crossings = ([5, 5, 6] as [UInt64]).map { seed in
            var generator = SeededGenerator(seed: seed)
            return RatioCrossing(points, using: &generator)
        }
        #expect(crossings[0] == crossings[1] && crossings[0] != crossings[2])
    }

    /// The interval holds the planted size in about 95 % of runs, also where neighbours among the samples resemble each
    /// other.
    @Test(.enabled(if: isOptimized, "hundreds of simulated runs: in release builds only"), arguments: [0, 0.6])
    func holdsTheTruth(share: Double) {
        var generator = SeededGenerator(seed: 86)
        var (named, hits) = (0, 0)
        for run in 0..<100 {
            let planted = 8192 * pow(2, Double(run % 20) / 10)
            let points = points(crossing: planted, samples: 60, share: share, &generator)[1...6]
            guard case .at(_, let low, let high) = RatioCrossing(Array(points), using: &generator) else { continue }
            named += 1
            hits += low <= planted && planted <= high ? 1 : 0
        }
        #expect(named == 100 && hits >= 89, "\(hits) of \(named)")
    }
}
