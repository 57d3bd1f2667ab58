import LawExperiments
import Testing
import TransferCore

@testable import LawMeasurements

/// Pages that go nowhere: what would be sent is counted.
private final class CountedPages: DirtyPagesBench {
    var verified = 0
    private(set) var (runs, pages) = (0, 0)

    func send(_ bitmap: DirtyBitmap) {
        (runs, pages) = (runs + bitmap.runs.count, pages + bitmap.dirty)
    }

    func sendEverything() {}

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        try action()
        verified += 1
        reset()
    }

    func reset() { (runs, pages) = (0, 0) }
}

@Suite struct DirtyPagesSweepTests {
    private static let (pages, page, bitmaps) = (1024, 64, 16)
    /// A fixed part, a bit, a run and a byte.
    private static let (fixed, scan, run, byte) = (500.0, 2.0, 300.0, 0.5)

    /// Times made of the costs above, of everything that the cells would do.
    private func timings(_ cells: [Stopwatch.Cell], on bench: CountedPages) throws -> [Stopwatch.Timing] {
        let (pages, page, bitmaps) = (Self.pages, Self.page, Self.bitmaps)
        let (fixed, scan, run, byte) = (Self.fixed, Self.scan, Self.run, Self.byte)
        return try cells.map { cell in
            bench.reset()
            for _ in 0..<bitmaps { try cell.action() }
            let (runs, bytes) = (Double(bench.runs) / Double(bitmaps), Double(bench.pages * page) / Double(bitmaps))
            let time =
                switch cell.curve {
                case "scan": Double(pages) * scan
                case "everything": fixed + run + Double(pages * page) * byte
                default: fixed + Double(pages) * scan + runs * run + bytes * byte
                }
            return Stopwatch.Timing(curve: cell.curve, x: cell.x, found: .init(time))
        }
    }

    @Test(arguments: [false, true]) func plantedCostsAreFoundWithAndWithoutRegularRuns(isElsewhere: Bool) throws {
        let sweep = DirtyPagesSweep(pages: Self.pages, page: Self.page, bitmaps: Self.bitmaps, seed: 1)
        let bench = CountedPages()
        var cells = try sweep.cells(on: bench)
        if isElsewhere { cells += try sweep.regularCells(on: bench) }
        // Everything, a bitmap of each density, and the regular ones.
        #expect(bench.verified == 9 + (isElsewhere ? 8 : 0))
        let measurement = try sweep.measurement(timings(cells, on: bench), descriptor: "a write", setting: "planted")
        let planted = ["scan": Self.scan, "descriptor": Self.run, "bandwidth": 1 / Self.byte]
        for constant in measurement.constants {
            #expect(abs(constant.value / (planted[constant.parameter] ?? 0) - 1) < 1e-6, "\(constant)")
        }
        #expect(measurement.places.count == 16)
        #expect(measurement.places.allSatisfy(\.isKeptOut) == isElsewhere)
        let law = try #require(LawCatalog.law(24)).simulate(measurement, seed: 1)
        // The law has the mean of all bitmaps, and 16 were drawn.
        #expect(law.holds)
        #expect(try #require(law.medianErrorOfPrediction) < 0.05)
    }
}
