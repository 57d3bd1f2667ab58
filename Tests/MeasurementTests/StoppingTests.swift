import Statistics
import Testing

@testable import Measurement

@Suite struct StoppingTests {
    /// Noise of two to one: the interval narrows slowly.
    private func noisyCell() -> ScriptedCell {
        let cell = ScriptedCell()
        cell.iterationCost = { 1000 + ($0 &* 2_654_435_761) % 1000 }
        return cell
    }

    @Test(arguments: [1, 2, 99, 100, 101, 5000])
    func exactlyAsManySamplesAsAskedFor(iterations: Int) throws {
        let cell = ScriptedCell()
        cell.unsteadySamples = 2
        let bounds = CellBounds(iterations: iterations, minimumTime: .zero, maximumTime: .microseconds(1))
        let measurement = CellMeasurement(cell, bounds)
        try measurement.runToItsEnd()
        #expect(measurement.validNanoseconds.count == iterations)
        #expect(measurement.stopReason == .samples)
    }

    @Test func stopsWhenTheIntervalIsNarrowEnough() throws {
        let loose = CellMeasurement(noisyCell(), CellBounds(minimumTime: .zero, warmUp: 0, precision: 0.1))
        let strict = CellMeasurement(noisyCell(), CellBounds(minimumTime: .zero, warmUp: 0, precision: 0.005))
        for (measurement, precision) in [(loose, 0.1), (strict, 0.005)] {
            try measurement.runToItsEnd()
            #expect(measurement.stopReason == .precision)
            let summary = try #require(SampleSummary(nanoseconds: measurement.validNanoseconds))
            #expect(try #require(summary.relativeHalfWidth) <= precision)
        }
        #expect(loose.validNanoseconds.count < strict.validNanoseconds.count)
    }

    @Test func notBeforeTheMinimumTime() throws {
        let cell = ScriptedCell()
        let measurement = CellMeasurement(cell, CellBounds(minimumTime: .milliseconds(5), warmUp: 0))
        try measurement.runToItsEnd()
        #expect(measurement.stopReason == .precision)
        // Samples of 1 us in blocks of 100 us; the second look comes a quarter later than the first.
        #expect((6250...6500).contains(measurement.validNanoseconds.count))
    }

    /// Noisy at first, then precise from some sample on: the end comes at a check point, and these lie a quarter apart,
    /// however short the blocks are.
    @Test func looksAtGeometricCheckPoints() throws {
        var looks = [1]
        while let last = looks.last, last < 4000 { looks.append(last + max(1, last / 4)) }
        var stops: Set<Int> = []
        for noisy in stride(from: 10, to: 300, by: 37) {
            let cell = ScriptedCell()
            cell.blockNanoseconds = 1
            cell.iterationCost = { $0 < noisy ? 1000 + ($0 * 389) % 1000 : 1000 }
            let measurement = CellMeasurement(cell, CellBounds(minimumTime: .zero, warmUp: 0, precision: 0.001))
            try measurement.runToItsEnd()
            #expect(measurement.stopReason == .precision)
            stops.insert(measurement.validNanoseconds.count)
        }
        #expect(stops.isSubset(of: looks) && stops.count > 3, "\(stops)")
    }

    @Test func neverMoreThanTheMostSamples() throws {
        let bounds = CellBounds(minimumTime: .zero, maximumSamples: 333, precision: 0.0001)
        let measurement = CellMeasurement(noisyCell(), bounds)
        try measurement.runToItsEnd()
        #expect(measurement.stopReason == .samples && measurement.validNanoseconds.count == 333)
    }

    /// Short samples with a long barrier between them, long verification, both, and neither.
    @Test(arguments: [0, 10_000, 1_000_000], [0, 1_000_000, 20_000_000])
    func theMaximumTimeHolds(gap: Int, overhead: Int) throws {
        let cell = ScriptedCell()
        cell.iterationCost = { 10_000 + ($0 &* 2_654_435_761) % 10_000 }
        cell.gap = gap
        cell.overhead = overhead
        cell.unsteadySamples = 1
        cell.blockNanoseconds = 15_000_000
        let measurement = CellMeasurement(cell, CellBounds(maximumTime: .milliseconds(200), precision: 0.0001))
        while measurement.warmUpOutcome == nil { try measurement.step() }
        let begin = cell.wall
        while measurement.stopReason == nil { try measurement.step() }
        let spent = cell.wall - begin
        #expect(measurement.stopReason == .time)
        #expect((170_000_000...202_000_000).contains(spent))
        // Verification takes a fifth of the time at most, but that the last block is cut short.
        let sampling = measurement.validNanoseconds.count * (15_000 + gap)
        #expect(Double(sampling) > 0.7 * Double(spent))
    }

    /// Each sample is longer than the maximum time: a median there is all the same.
    @Test func enoughSamplesForAMedian() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { 3_000_000_000 + 1_000_000_000 * ($0 % 2) }
        cell.unsteadySamples = 1
        let measurement = CellMeasurement(cell, CellBounds(maximumTime: .seconds(2)))
        try measurement.runToItsEnd()
        #expect(measurement.stopReason == .time && measurement.validNanoseconds.count == 6)
        // The first, one to warm up, one unsteady, those that count, the last.
        #expect(measurement.samples.count == 10)
        #expect(SampleSummary(nanoseconds: measurement.validNanoseconds)?.median == 3.5e9)
    }

    /// The first iteration alone says little about the pace: later blocks follow what they see.
    @Test func aColdStartDoesNotShortenAllBlocks() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { $0 == 0 ? 10_000_000 : 1000 }
        let measurement = CellMeasurement(cell, CellBounds(minimumTime: .milliseconds(2), warmUp: 0))
        try measurement.runToItsEnd()
        #expect(cell.requests.count < 30)
    }
}
