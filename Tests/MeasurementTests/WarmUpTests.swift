import Statistics
import Testing

@testable import Measurement

@Suite struct WarmUpTests {
    /// Slower at first and faster from sample to sample, then noise of half a per cent; the slow start does not count.
    @Test(arguments: [0, 10, 50, 200])
    func aSlowStartIsExcluded(slow: Int) throws {
        let cell = ScriptedCell()
        cell.iterationCost = { 1000 + $0 * 7919 % 5 + 50 * max(0, slow - $0) }
        let measurement = CellMeasurement(cell, CellBounds(iterations: 100))
        try measurement.runToItsEnd()
        #expect(measurement.warmUpOutcome == .settled)
        #expect(measurement.validNanoseconds.allSatisfy { $0 < 1005 })
        #expect(measurement.samples.prefix(slow).allSatisfy { $0.validity == .warmUp })
        #expect(measurement.count(.warmUp) > slow)
    }

    @Test(arguments: [0, 1, 3, 16, 33, 100, 2500])
    func aNumberThatWasAskedForIsKeptTo(count: Int) throws {
        let cell = ScriptedCell()
        cell.overhead = 500
        let bounds = CellBounds(iterations: 7, maximumTime: .microseconds(1), warmUp: count)
        let measurement = CellMeasurement(cell, bounds)
        try measurement.runToItsEnd()
        // One sample before, and one after.
        #expect(measurement.samples.prefix(1 + count).allSatisfy { $0.validity == .warmUp })
        #expect(
            measurement.samples.dropFirst(1 + count).map(\.validity) == [SampleValidity](repeating: .ok, count: 7) + [
                .warmUp
            ])
        #expect(measurement.warmUpOutcome == (count < 32 ? .capped : .settled))
    }

    /// A median that never comes to rest.
    @Test func endsAfterAQuarterOfTheTime() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { 1_000_000 + 10_000 * $0 }
        cell.overhead = 3_000_000
        let measurement = CellMeasurement(cell, CellBounds(maximumTime: .milliseconds(400)))
        while measurement.warmUpOutcome == nil { try measurement.step() }
        #expect(measurement.warmUpOutcome == .capped)
        #expect((100_000_000...110_000_000).contains(cell.wall))
    }

    @Test func endsAfterTheMostSamples() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { 1000 + 100 * $0 }
        let measurement = CellMeasurement(cell, CellBounds(maximumTime: .seconds(3600)))
        while measurement.warmUpOutcome == nil { try measurement.step() }
        #expect(measurement.warmUpOutcome == .capped && measurement.samples.count == 1 + 1024)
    }

    /// Verifying takes 50 samples' time: a block is longer than the four samples that it begins with otherwise.
    @Test func blocksOutweighVerification() throws {
        let cell = ScriptedCell()
        cell.overhead = 50_000
        let measurement = CellMeasurement(cell, CellBounds(warmUp: 1000))
        while measurement.warmUpOutcome == nil { try measurement.step() }
        #expect(cell.requests.dropFirst().dropLast().allSatisfy { $0.samples >= 200 })
    }
}
