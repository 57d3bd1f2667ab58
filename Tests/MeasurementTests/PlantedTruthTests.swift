import Results
import Statistics
import Testing
import TransferCore

@testable import Measurement

/// The whole chain from sampling to the verdict, over cells whose costs are planted: what was planted must come out, also
/// through outliers and drift.
@Suite struct PlantedTruthTests {
    /// A path that costs so much to begin and so much for 1,000 bytes, in nanoseconds.
    struct Path {
        var name: String
        var setup: Int
        var perThousand: Int
        /// One in so many iterations takes ten times as long.
        var outlierEvery = Int.max
        /// What each iteration takes longer than the one before, in millionths.
        var drift = 0
        /// How much longer each rank takes than that, in nanoseconds.
        var rankExcess = [0]

        func cell(_ size: Int, salt: Int) -> ScriptedCell {
            let cell = ScriptedCell()
            let cost = setup + perThousand * size / 1000
            cell.rankExcess = rankExcess
            cell.iterationCost = { iteration in
                // Two percent to either side.
                let noise = ((iteration + salt) &* 2_654_435_761) % 4001 - 2000
                let time = cost + cost * noise / 100_000 + cost * drift * min(iteration, 1000) / 1_000_000
                return iteration % outlierEvery == outlierEvery - 1 ? 10 * time : time
            }
            return cell
        }
    }

    static let sizes = (10...18).map { 1 << $0 }
    // Equal where 20,000 + 0.5 s = 60,000 + 0.25 s: at 160,000 bytes, between 2^17 and 2^18.
    static let staged = Path(name: "staged", setup: 20_000, perThousand: 500)
    static let direct = Path(name: "direct", setup: 60_000, perThousand: 250)

    private func comparison(_ baseline: Path, _ candidate: Path) throws -> PathComparison {
        var paths: [PathMeasurement] = []
        for size in Self.sizes {
            let cells = [baseline, candidate].enumerated().map { index, path in
                CellMeasurement(path.cell(size, salt: 17 * index), CellBounds(minimumTime: .milliseconds(2)))
            }
            var group = CellGroup(cells, seed: UInt64(size))
            try group.run()
            for (path, cell) in zip([baseline, candidate], cells) {
                let result = CellResult(
                    identity: CellIdentity(
                        workload: "planted", transport: path.name, method: .pack, memory: .device, ranks: 2,
                        sizeBytes: size, blockBytes: size, blocks: 1, options: ""),
                    status: .ok, summary: SampleSummary(nanoseconds: cell.validNanoseconds))
                paths.append(PathMeasurement(result, nanoseconds: cell.validNanoseconds))
            }
        }
        return try #require(PathComparison.all(of: paths, seed: 5).first)
    }

    @Test(arguments: [(Int.max, 0), (37, 0), (Int.max, 20), (37, 20)])
    func theCrossoverIsRecovered(outlierEvery: Int, drift: Int) throws {
        var (staged, direct) = (Self.staged, Self.direct)
        (staged.outlierEvery, direct.outlierEvery) = (outlierEvery, outlierEvery + (outlierEvery == Int.max ? 0 : 4))
        (staged.drift, direct.drift) = (drift, drift)
        let comparison = try comparison(staged, direct)
        guard case .at(let size, let low, let high) = comparison.crossover else {
            Issue.record("no crossover: \(comparison.crossover)")
            return
        }
        #expect(low <= size && size <= high && high < 1.2 * low)
        #expect(low > Double(1 << 17) && high < Double(1 << 18))
        #expect((140_000...180_000).contains(size))
        // At 2^17 bytes: 60,000 + 32,768 over 20,000 + 65,536.
        let ratio = try #require(comparison.ratios.first { $0.sizeBytes == 1 << 17 }?.ratio)
        #expect(abs(ratio.estimate - 92_768.0 / 85_536) < 0.01)
    }

    /// Rank 0 of the quick path is far ahead; who waits for all ranks waits for the slow one.
    @Test func aSlowRankDecides() throws {
        var direct = Self.direct
        (direct.setup, direct.perThousand) = (1000, 1)
        #expect(try comparison(Self.staged, direct).ratios.allSatisfy { $0.ratio?.verdict == .faster })
        direct.rankExcess = [0, 0, 400_000]
        #expect(try comparison(Self.staged, direct).ratios.allSatisfy { $0.ratio?.verdict == .slower })
    }

    @Test func anotherTruthIsAnotherVerdict() throws {
        var slow = Self.direct
        slow.perThousand = 600
        #expect(
            try comparison(Self.staged, slow).crossover
                == .none("none in range: staged is faster wherever a difference is shown"))
        var quick = Self.direct
        quick.setup = 10_000
        #expect(
            try comparison(Self.staged, quick).crossover
                == .none("none in range: direct is faster wherever a difference is shown"))
        var twin = Self.staged
        twin.name = "direct"
        #expect(try comparison(Self.staged, twin).ratios.allSatisfy { abs(($0.ratio?.estimate ?? 0) - 1) < 0.01 })
    }
}
