import Measurement
import TransferCore
import Testing

/// Notes when it looks.
private final class NotingWatch: NetworkWatch {
    private(set) var looks: [String] = []
    private(set) var postedBytes: Int?

    func begin() { looks.append("begin") }
    func end() { looks.append("end") }
    func testimony(postedBytes: Int) -> NetworkTestimony {
        self.postedBytes = postedBytes
        return NetworkTestimony(packets: looks.count)
    }
}

@Suite struct WatchTests {
    @Test func itLooksAroundEachBlockAndNowhereElse() throws {
        let cell = ScriptedCell()
        let watch = NotingWatch()
        let measurement = CellMeasurement(
            cell.session, watchedBy: watch, bounds: CellBounds(iterations: 20), clockCostNanoseconds: 20)
        #expect(watch.looks.isEmpty)
        try measurement.runToItsEnd()
        let expected = cell.requests.flatMap { _ in ["begin", "end"] }
        #expect(!expected.isEmpty && watch.looks == expected)
        #expect(try measurement.testimony() == NetworkTestimony(packets: expected.count))
        #expect(watch.postedBytes == 0)
    }

    @Test func withoutAWatchNobodyTestifies() throws {
        let measurement = CellMeasurement(ScriptedCell(), CellBounds(iterations: 5))
        try measurement.runToItsEnd()
        #expect(try measurement.testimony() == nil)
    }
}
