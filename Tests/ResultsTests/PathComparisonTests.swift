import Statistics
import Testing
import TransferCore

@testable import Results

/// What is planted in the samples of two paths must come out as the verdict.
@Suite struct PathComparisonTests {
    /// A path that costs so much to begin and so much a byte, in nanoseconds, with noise.
    struct Path {
        var transport: String
        var setup: Double
        var perByte: Double
        var noise = 0.02

        func measurement(_ size: Int, using generator: inout SeededGenerator) -> PathMeasurement {
            let cost = setup + perByte * Double(size)
            let times = (0..<60).map { _ in cost * (1 + Double.random(in: -noise...noise, using: &generator)) }
            return PathMeasurement(
                CellResult(
                    identity: Examples.identity(transport, size: size), status: .ok,
                    summary: SampleSummary(nanoseconds: times)), nanoseconds: times)
        }
    }

    static let sizes = (10...20).map { 1 << $0 }
    // Equal where 2,000 + 0.5 s = 6,000 + 0.25 s: at 16,000 bytes.
    static let staged = Path(transport: "host-staged", setup: 2000, perByte: 0.5)
    static let direct = Path(transport: "p2p", setup: 6000, perByte: 0.25)

    private func compare(_ paths: Path..., sizes: [Int] = sizes, seed: UInt64 = 7) -> [PathComparison] {
        var generator = SeededGenerator(seed: seed)
        return PathComparison.all(
            of: sizes.flatMap { size in paths.map { $0.measurement(size, using: &generator) } }, seed: seed)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aPlantedCrossoverIsFound(seed: UInt64) throws {
        let comparison = try #require(compare(Self.staged, Self.direct, seed: seed).first)
        guard case .at(let size, let low, let high) = comparison.crossover else {
            Issue.record("no crossover: \(comparison.crossover)")
            return
        }
        #expect((low...high).contains(16000) && (low...high).contains(size))
        #expect((14000...18300).contains(size))
        #expect(comparison.verdict.hasPrefix("host-staged is faster up to "))
        #expect(comparison.verdict.contains("p2p from "))
    }

    @Test func withTheSidesChangedTheVerdictChanges() throws {
        let mirrored = try #require(compare(Self.direct, Self.staged).first)
        #expect(mirrored.verdict.hasPrefix("host-staged is faster up to "))
        #expect(mirrored.ratios[0].ratio?.verdict == .faster)
        var expensive = Self.direct
        expensive.perByte = 0.6
        let never = try #require(compare(Self.staged, expensive).first)
        #expect(never.crossover == .none("none in range: host-staged is faster wherever a difference is shown"))
        #expect(never.verdict.hasPrefix("host-staged is faster ("))
        var cheap = Self.direct
        cheap.setup = 1000
        let always = try #require(compare(Self.staged, cheap).first)
        #expect(always.crossover == .none("none in range: p2p is faster wherever a difference is shown"))
        #expect(always.verdict.hasPrefix("p2p is faster ("))
    }

    @Test func whereNothingIsPlantedNothingIsShown() throws {
        var twin = Self.staged
        twin.transport = "p2p"
        var wrong = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            let comparison = try #require(compare(Self.staged, twin, sizes: [4096], seed: seed).first)
            guard comparison.crossover == .none("no difference shown at any size") else {
                wrong += 1
                continue
            }
            #expect(!comparison.verdict.contains("No difference is shown at"), "it is said once")
        }
        // 5 % of the intervals leave out the truth.
        #expect(wrong <= 6)
    }

    @Test func aPathThatIsFasterInTheMiddleHasNoCrossover() throws {
        let middle = Self.sizes.map { size in size > 4096 && size < 1 << 18 ? 0.5 : 2.0 }
        let points = zip(Self.sizes, middle).map { size, ratio in
            Crossover.Point(size: Double(size), ratio: ratio, verdict: ratio < 1 ? -1 : 1)
        }
        #expect(
            Crossover(points, baseline: "a", candidate: "b") == .none("the faster path changes 2 times in range"))
        #expect(Crossover([], baseline: "a", candidate: "b") == .none("there is no ratio"))
    }

    @Test func sizesThatShowNothingWidenTheBracket() {
        let points = [(1024.0, 2.0, 1), (2048, 1.01, 0), (4096, 0.99, 0), (8192, 0.5, -1)].map {
            Crossover.Point(size: $0.0, ratio: $0.1, verdict: $0.2)
        }
        guard case .at(let size, 1024, 8192) = Crossover(points, baseline: "a", candidate: "b") else {
            Issue.record("not between the sizes that are decided")
            return
        }
        #expect((2500...3300).contains(size))
    }

    @Test func aPathWithoutFiguresHasAReasonAndNoRatio() throws {
        var generator = SeededGenerator(seed: 1)
        let measured = Self.staged.measurement(4096, using: &generator)
        let skipped = PathMeasurement(
            CellResult(identity: Examples.identity("p2p", size: 4096), status: .skipped("no device")), nanoseconds: [])
        let invalid = PathMeasurement(
            CellResult(identity: Examples.identity("p2p", size: 4096), status: .invalid("bytes were staged")),
            nanoseconds: [1, 2, 3, 4, 5, 6, 7])
        for (candidate, reason) in [(skipped, "skipped: no device"), (invalid, "invalid: bytes were staged")] {
            let comparison = try #require(PathComparison.all(of: [measured, candidate], seed: 1).first)
            #expect(comparison.ratios[0].ratio == nil)
            #expect(comparison.ratios[0].reason == reason)
            #expect(comparison.crossover == .none("there is no ratio"))
            #expect(comparison.verdict.contains("1 of 1 sizes have no ratio: \(reason)."))
        }
    }

    @Test func registrationIsPaidForByTheTimeItSaves() throws {
        var generator = SeededGenerator(seed: 1)
        let slow = Path(transport: "host-staged:verbs", setup: 3000, perByte: 0, noise: 0)
        let fast = Path(transport: "verbs", setup: 1000, perByte: 0, noise: 0)
        var result = fast.measurement(4096, using: &generator).result
        result.particulars = [Particular("registration_cold_ns", 50_000)]
        let candidate = PathMeasurement(result, nanoseconds: Array(repeating: 1000, count: 60))
        let comparison = try #require(
            PathComparison.all(of: [slow.measurement(4096, using: &generator), candidate], seed: 1).first)
        // 50 us, saved 2 us at a time.
        #expect(comparison.ratios[0].reusesToPay == 25)
        #expect(
            comparison.verdict.contains(
                "Registering the memory of verbs has paid for itself after 25.0 iterations of 4KiB."))
    }

    @Test func severalPathsAreEachComparedWithTheFirst() {
        var third = Self.direct
        third.transport = "verbs"
        let comparisons = compare(Self.staged, Self.direct, third)
        #expect(comparisons.map(\.baseline) == ["host-staged", "host-staged"])
        #expect(comparisons.map(\.candidate) == ["p2p", "verbs"])
        #expect(comparisons.allSatisfy { $0.ratios.map(\.sizeBytes) == Self.sizes })
    }

    @Test func theSameSamplesGiveTheSameIntervals() {
        #expect(
            compare(Self.staged, Self.direct).map { $0.ratios.map(\.ratio) }
                == compare(Self.staged, Self.direct).map { $0.ratios.map(\.ratio) })
    }
}
