import LawExperiments
import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct BreakEvenSweepTests {
    private let sweep = BreakEvenSweep(sizes: (8...15).map { 1 << $0 })

    private func measurement(setup: Double, byte: Double, copiedByte: Double) throws -> LawMeasurement {
        let timings = sweep.sizes.flatMap { size in
            let bytes = Double(size)
            return [
                Stopwatch.Timing(curve: "engine", x: bytes, found: .init(setup + byte * bytes)),
                Stopwatch.Timing(curve: "processor", x: bytes, found: .init(copiedByte * bytes)),
            ]
        }
        return try sweep.measurement(timings, of: "a write", setting: "planted") { setup, bandwidth in
            ["\(setup.rounded()) \(bandwidth.rounded())"]
        }
    }

    @Test func anEngineThatCopiesFasterPaysFromTheCrossingOn() throws {
        let planted = try measurement(setup: 900, byte: 0.05, copiedByte: 0.25)
        #expect(planted.remarks[0] == "measured: a write comes to be faster between 4096 and 8192 B")
        #expect(planted.remarks.last == "900.0 4.0")
        let law = try #require(LawCatalog.law(1)).simulate(planted, seed: 1)
        #expect(law.holds && law.findings[0].statement.hasPrefix("the engine is faster from 4500 B on"))
        #expect(try #require(law.medianErrorOfPrediction) < 1e-6)
    }

    @Test func anEngineThatCopiesSlowerNeverPays() throws {
        let planted = try measurement(setup: 900, byte: 2, copiedByte: 0.25)
        #expect(planted.remarks[0] == "measured: a write is slower than the processor up to 32768 B")
        let law = try #require(LawCatalog.law(1)).simulate(planted, seed: 1)
        #expect(law.holds && law.findings[0].statement == "the engine is never faster: predicted none, simulated none")
    }

    @Test func bothWaysAreVerifiedAndHaveAPlaceForEachSize() throws {
        var verified: [Int] = []
        let cells = try sweep.cells { copy in
            verified.append(copy.byteCount)
            return {}
        }
        #expect(verified == sweep.sizes)
        #expect(cells.map(\.curve) == sweep.sizes.flatMap { _ in ["engine", "processor"] })
    }
}
