import LawExperiments
import Testing
import TransferCore

@testable import LawMeasurements

/// Chunks that go nowhere.
private final class CountedChunks: StreamingBench {
    var verified: [Set<Int>] = []

    func stream(
        chunks: Int, of bytes: Int, buffers: Int
    ) -> (_ body: () -> Void) throws(MeasurementRefusal) -> Void {
        { body throws(MeasurementRefusal) in for _ in 0..<chunks { body() } }
    }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        try action()
        verified.append(Set(copies.map(\.destinationOffset)))
    }
}

@Suite struct DoubleBufferingSweepTests {
    private let sweep = DoubleBufferingSweep(chunks: 8, chunk: 1024)

    /// What a mover would show that has each transfer take 1,000 ns, beside the computation or not.
    private func measurement(overlaps: Bool) throws -> (LawMeasurement, CountedChunks) {
        let bench = CountedChunks()
        let measurement = try sweep.measurement(on: bench, by: "nobody", seed: 1) { _, cells in
            cells.map { cell in
                let compute = cell.x * 1000
                let time: Double =
                    switch cell.curve {
                    case "transfer": 8000
                    case "computation": compute
                    case "1 buffer": 8 * (1000 + compute)
                    default:
                        overlaps ? 1000 + 7 * max(1000, compute) + compute : 8 * (1000 + compute)
                    }
                return Stopwatch.Timing(curve: cell.curve, x: cell.x, found: .init(time))
            }
        }
        return (measurement, bench)
    }

    @Test func whatOverlapsIsPredictedByBothAlone() throws {
        let (measurement, bench) = try measurement(overlaps: true)
        #expect(bench.verified == [[0], [0, 1024], [0, 1024, 2048]])
        #expect(measurement.constants.map(\.value) == [1000])
        #expect(measurement.places.count == 21 && measurement.places.allSatisfy(\.isKeptOut))
        let law = try #require(LawCatalog.law(17)).simulate(measurement, seed: 1)
        #expect(law.holds)
        #expect(try #require(law.medianErrorOfPrediction) < 1e-6)
    }

    @Test func whatDoesNotOverlapLiesFarFromTheLaw() throws {
        let (measurement, _) = try measurement(overlaps: false)
        let law = try #require(LawCatalog.law(17)).simulate(measurement, seed: 1)
        #expect(try #require(law.medianErrorOfPrediction) > 0.1)
        #expect(measurement.remarks.contains { $0.hasPrefix("measured: two buffers gain most, 1 times") })
    }
}
