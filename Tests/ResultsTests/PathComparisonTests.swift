import Laws
import Planning
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
        /// Of each byte, how many go through host memory; nothing where that is not counted.
        var staged: Int?

        func measurement(_ size: Int, using generator: inout SeededGenerator) -> PathMeasurement {
            let cost = setup + perByte * Double(size)
            let times = (0..<60).map { _ in cost * (1 + Double.random(in: -noise...noise, using: &generator)) }
            var result = CellResult(
                identity: Examples.identity(transport, size: size), status: .ok,
                summary: SampleSummary(nanoseconds: times))
            result.evidence = staged.map { staged in
                var evidence = Evidence()
                evidence.stagedBytes = staged * size
                return evidence
            }
            return PathMeasurement(result, nanoseconds: times)
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

    @Test func aPlantedCrossoverIsFound() throws {
        var hits = 0
        for seed in 1...20 as ClosedRange<UInt64> {
            let sizes = (12...16).map { 1 << $0 }
            let comparison = try #require(compare(Self.staged, Self.direct, sizes: sizes, seed: seed).first)
            guard case .at(let size, let low, let high) = comparison.crossover else {
                Issue.record("no crossover: \(comparison.crossover)")
                return
            }
            hits += (low...high).contains(16000) ? 1 : 0
            #expect((low...high).contains(size) && high / low < 1.3)
            #expect((14000...18300).contains(size))
            #expect(comparison.verdict.hasPrefix("host-staged is faster up to "))
            #expect(comparison.verdict.contains("p2p from "))
        }
        // 5 % of the intervals leave out the truth.
        #expect(hits >= 17, "\(hits) of 20")
    }

    /// The lines of law L37, whichever path is named first, and what is chosen by them.
    @Test(arguments: [true, false])
    func thePlantedLinesAreFound(stagedIsFirst: Bool) throws {
        var (staged, direct) = (Self.staged, Self.direct)
        (staged.staged, direct.staged) = (2, 0)
        let comparison = try #require(
            (stagedIsFirst ? compare(staged, direct) : compare(direct, staged)).first)
        let lines = try #require(comparison.lines)
        #expect(lines.staged.name == "host-staged" && lines.direct.name == "p2p")
        #expect(abs(lines.planner.staged.setup.value / 2000 - 1) < 0.05)
        #expect(abs(lines.planner.direct.bandwidth.bytesPerNanosecond / 4 - 1) < 0.05)
        guard case .above(let size) = lines.planner.verdict else {
            Issue.record("\(lines.planner.verdict)")
            return
        }
        #expect(abs(size / 16000 - 1) < 0.1 && lines.medianError < 0.02)
        #expect(lines.right == lines.decided && lines.decided >= 9)
        #expect(comparison.verdict.contains("by which p2p is the faster above 1"))
    }

    /// What `--paths` reads: names as the cells have them, whichever path is named first.
    @Test(arguments: [true, false])
    func theLinesAreWritten(stagedIsFirst: Bool) throws {
        var (staged, direct) = (Self.staged, Self.direct)
        (staged.staged, direct.staged) = (2, 0)
        let comparisons = stagedIsFirst ? compare(staged, direct) : compare(direct, staged)
        let lines = try #require(comparisons.first?.lines)
        let json = PathsJSON(manifest: Examples.manifest(), cluster: "lab", comparisons: comparisons)
        guard case .object(let report) = try JSONValue(json: json.text),
            case .array(let written) = report["comparisons"], case .object(let comparison) = written[0],
            case .object(let both) = comparison["lines"], case .object(let slow) = both["staged"],
            case .object(let fast) = both["direct"]
        else {
            Issue.record("the report has not the keys of the interface")
            return
        }
        #expect(report["schema"] == .integer(1) && report["cluster"] == .string("lab"))
        let identity = lines.staged.identity
        #expect(report["workload"] == .string(identity.workload) && report["ranks"] == .integer(identity.ranks))
        #expect(slow["transport"] == .string("host-staged") && fast["transport"] == .string("p2p"))
        #expect(slow["method"] == .string(identity.method.rawValue))
        #expect(slow["memory"] == .string(identity.memory.rawValue))
        #expect(slow["setup_ns"] == .number(lines.planner.staged.setup.value))
        #expect(
            fast["bandwidth_bytes_per_s"] == .number(lines.planner.direct.bandwidth.bytesPerNanosecond * 1e9))
        #expect(both["direct_is_faster"] == .string("above"))
        #expect(both["smallest_bytes"] == .integer(lines.sizes.lowerBound))
        #expect(both["largest_bytes"] == .integer(lines.sizes.upperBound))
    }

    /// A law that was right at none of no sizes has nothing to say.
    @Test func whereNoDifferenceIsShownTheLinesSayNothing() throws {
        var (one, other) = (Self.staged, Self.staged)
        (one.staged, other.staged, other.transport) = (2, 0, "p2p")
        let comparison = try #require(compare(one, other).first)
        let lines = try #require(comparison.lines)
        #expect(lines.decided > 0 || !comparison.verdict.contains("As lines"))
    }

    @Test func pathsThatBothStageOrDoNotHaveNoLines() throws {
        var (one, other) = (Self.staged, Self.direct)
        (one.staged, other.staged) = (2, 1)
        #expect(try #require(compare(one, other).first).lines == nil)
        #expect(try #require(compare(Self.staged, Self.direct).first).lines == nil)
        other.staged = 0
        #expect(try #require(compare(one, other, sizes: [4096, 65536]).first).lines == nil)
    }

    @Test func theIntervalMovesWithTheTruth() throws {
        var before = 0.0
        // Equal where 2,000 + 0.5 s = setup + 0.25 s.
        for planted in [4000, 16_000, 64_000, 256_000] as [Double] {
            var direct = Self.direct
            direct.setup = 2000 + 0.25 * planted
            let comparison = try #require(compare(Self.staged, direct).first)
            guard case .at(_, let low, let high) = comparison.crossover else {
                Issue.record("no crossover at \(planted): \(comparison.crossover)")
                continue
            }
            #expect(low > before && (0.9 * planted...1.1 * planted).contains(low))
            #expect((0.9 * planted...1.1 * planted).contains(high))
            before = high
        }
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

    /// A path whose times stand in these ratios to those of another, at sizes that double.
    private func compare(ratios: [Double], noise: Double = 0) throws -> PathComparison {
        var generator = SeededGenerator(seed: 9)
        let measurements = zip(Self.sizes, ratios).flatMap { size, ratio in
            [("host-staged", 10_000.0), ("p2p", 10_000 * ratio)].map { transport, cost in
                Path(transport: transport, setup: cost, perByte: 0, noise: noise)
                    .measurement(size, using: &generator)
            }
        }
        return try #require(PathComparison.all(of: measurements, seed: 9).first)
    }

    @Test func aPathThatIsFasterInTheMiddleHasNoCrossover() throws {
        let middle = try compare(ratios: [2, 2, 0.5, 0.5, 2])
        #expect(middle.crossover == .none("the faster path changes 2 times in range"))
        #expect(middle.verdict.hasPrefix("host-staged and p2p: the faster path changes 2 times in range."))
        #expect(PathComparison.all(of: [], seed: 1).isEmpty)
    }

    @Test func sizesThatShowNothingMayLieBetween() throws {
        let comparison = try compare(ratios: [2, 1, 0.5])
        #expect(comparison.ratios[1].ratio?.verdict == .noDifferenceShown)
        #expect(comparison.crossover == .at(size: 2048, low: 2048, high: 2048))
        #expect(comparison.verdict.hasPrefix("host-staged is faster up to 1KiB (2.00 times as fast), p2p from 4KiB on"))
        #expect(comparison.verdict.contains("They cross at about 2KiB (95 %: 2KiB .. 2KiB)."))
    }

    @Test func wherePathsAreEqualOverManySizesTheyCrossNowhere() throws {
        let comparison = try compare(ratios: [2, 1, 1, 1, 1, 1, 0.5], noise: 0.05)
        guard case .none(let reason) = comparison.crossover else {
            Issue.record("a crossover: \(comparison.crossover)")
            return
        }
        #expect(reason.hasPrefix("the resamples do not agree on one crossing: "))
        #expect(reason.hasSuffix(" % of them have exactly one, 95 % are needed"))
        #expect(comparison.verdict.hasPrefix("host-staged is faster up to 1KiB ("))
        #expect(comparison.verdict.contains(", p2p from 64KiB on ("))
        #expect(comparison.verdict.contains("Where they cross is not shown: \(reason)."))
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
        let comparisons = [7, 7].map { seed in compare(Self.staged, Self.direct, seed: seed) }
        #expect(comparisons[0].map { $0.ratios.map(\.ratio) } == comparisons[1].map { $0.ratios.map(\.ratio) })
        #expect(comparisons[0].map(\.crossover) == comparisons[1].map(\.crossover))
    }
}
