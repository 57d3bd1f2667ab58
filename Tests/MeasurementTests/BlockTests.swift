import Statistics
import Testing
import TransferCore

@testable import Measurement

@Suite struct BlockTests {
    /// One reading costs 20 ns, so a sample should last 400 ns.
    @Test(arguments: [(400, 1), (399, 2), (100, 4), (30, 14), (1, 400)])
    func shortIterationsShareASample(cost: Int, batch: Int) throws {
        let cell = ScriptedCell()
        cell.iterationCost = { _ in cost }
        cell.eventsPerIteration = 2
        let measurement = CellMeasurement(cell, CellBounds(iterations: 50, warmUp: 40))
        try measurement.runToItsEnd()
        #expect(measurement.eventsPerSample == 2 * batch)
        #expect(measurement.validNanoseconds == [Double](repeating: Double(cost) / 2, count: 50))
        #expect(measurement.samples.allSatisfy { $0.events * cost == 2 * $0.elapsedNanoseconds })
        let requested = cell.requests.reduce(0) { $0 + $1.samples * $1.batch }
        #expect(measurement.iterations == requested && measurement.evidence.requests == 3 * requested)
        #expect(measurement.evidence.registrations == 0)
        let summary = SampleSummary(
            nanoseconds: measurement.validNanoseconds, batched: measurement.eventsPerSample > 1)
        #expect(summary?.p90 == nil && summary?.median != nil)
    }

    @Test func theHeadOfEachBlockIsWarmUp() throws {
        let cell = ScriptedCell()
        cell.unsteadySamples = 3
        let measurement = CellMeasurement(cell, CellBounds(iterations: 250, warmUp: 32))
        try measurement.runToItsEnd()
        var rest = measurement.samples[...]
        for (block, request) in cell.requests.enumerated() {
            let samples = rest.prefix(request.samples).map(\.validity)
            rest = rest.dropFirst(request.samples)
            let isCounted = samples.contains(.ok)
            let warm = isCounted ? 3 : request.samples
            let expected = samples.indices.map { $0 < warm ? SampleValidity.warmUp : .ok }
            #expect(samples == expected, "block \(block)")
        }
        #expect(rest.isEmpty && measurement.count(.ok) == 250)
    }

    /// A sample that a rank began late is kept and does not count; of the clocks' errors the worst is told.
    @Test func lateStartsDoNotCount() throws {
        let cell = ScriptedCell()
        cell.isLate = { $0 % 5 == 4 }
        cell.clockError = { $0 == 7 ? 900 : 300 }
        let measurement = CellMeasurement(cell, CellBounds(iterations: 1000, warmUp: 32))
        try measurement.runToItsEnd()
        #expect(measurement.count(.ok) == 1000 && measurement.stopReason == .samples)
        for (number, sample) in measurement.samples.enumerated() where sample.validity != .warmUp {
            #expect((sample.validity == .lateStart) == (number % 5 == 4))
        }
        #expect(measurement.particulars == [Particular("clock_error_ns", 900)])
    }

    @Test func whoIsAlwaysLateComesToAnEnd() throws {
        let cell = ScriptedCell()
        cell.isLate = { _ in true }
        let measurement = CellMeasurement(cell, CellBounds(iterations: 100_000))
        try measurement.runToItsEnd()
        #expect(measurement.isOver && measurement.stopReason == .time && measurement.validNanoseconds.isEmpty)
    }

    /// Each block is stamped with a number of its own, and verified; the first and the last iteration by themselves.
    @Test func firstAndLastIterationAreVerifiedAlone() throws {
        let cell = ScriptedCell()
        let measurement = CellMeasurement(cell, CellBounds(iterations: 500, warmUp: 32))
        try measurement.runToItsEnd()
        #expect(cell.requests.map(\.iteration) == Array(1...cell.requests.count))
        #expect(cell.requests.first?.samples == 1 && cell.requests.last?.samples == 1)
        #expect(measurement.samples.first?.validity == .warmUp && measurement.samples.last?.validity == .warmUp)
        // Blocks of 100 us for samples of 1 us.
        let counted = cell.requests.dropLast().filter { $0.samples == 100 }
        #expect(counted.count == 5)
    }

    /// Wrong bytes in the first block, while warming up, while sampling, and in the last block.
    @Test(arguments: [0, 1, 5, 14])
    func aWrongBlockEndsTheCell(wrong: Int) throws {
        let cell = ScriptedCell()
        cell.wrongBlock = wrong
        let measurement = CellMeasurement(cell, CellBounds(iterations: 1000, warmUp: 16))
        try measurement.runToItsEnd()
        #expect(measurement.isOver && cell.requests.count == wrong + 1)
        #expect(measurement.mismatch == "rank 0: 1 element is wrong")
        let failed = try #require(cell.requests.last).samples
        #expect(measurement.samples.suffix(failed).allSatisfy { $0.validity == .verificationFailed })
        #expect(measurement.count(.verificationFailed) == failed)
        // Warm-up takes blocks 1 to 3; block 14 is the last.
        #expect(measurement.count(.ok) == 100 * max(0, wrong - 4))
        try measurement.step()
        #expect(cell.requests.count == wrong + 1)
    }

    @Test func wrongBytesOfAnotherRankLeaveAHint() throws {
        let cell = ScriptedCell()
        cell.wrongBlock = 0
        cell.mismatch = nil
        let measurement = CellMeasurement(cell)
        try measurement.step()
        #expect(measurement.isOver && measurement.mismatch == "the bytes on another rank were wrong")
    }

    @Test(arguments: [0, 1, 5])
    func anInterruptionKeepsWhatWasMeasured(interrupted: Int) throws {
        let cell = ScriptedCell()
        cell.interruptedBlock = interrupted
        let measurement = CellMeasurement(cell, CellBounds(iterations: 1000, warmUp: 16))
        try measurement.runToItsEnd()
        #expect(cell.requests.count == interrupted + 1 && measurement.stopReason == .interrupted)
        // The interrupted block was run and verified as a whole.
        #expect(measurement.count(.ok) == 100 * max(0, interrupted - 3))
        #expect(measurement.warmUpOutcome == (interrupted < 2 ? nil : .capped))
        #expect(measurement.mismatch == nil)
    }

    /// A block of long samples can be left between them.
    @Test func longSamplesAskBetweenThemselves() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { _ in 20_000_000 }
        cell.blockNanoseconds = 200_000_000
        cell.samplesUntilInterruption = 3
        cell.interruptedBlock = 2
        let measurement = CellMeasurement(cell, CellBounds(iterations: 10, warmUp: 4))
        try measurement.runToItsEnd()
        #expect(cell.requests.map(\.asksBetweenSamples) == [false, true, true])
        #expect(measurement.count(.ok) == 3 && measurement.iterations == 8)

        let short = ScriptedCell()
        try CellMeasurement(short, CellBounds(iterations: 10)).runToItsEnd()
        #expect(short.requests.allSatisfy { !$0.asksBetweenSamples })
    }

    /// All samples had been taken: the cell is complete.
    @Test func anInterruptionInTheLastBlockChangesNothing() throws {
        let cell = ScriptedCell()
        cell.interruptedBlock = 14
        let measurement = CellMeasurement(cell, CellBounds(iterations: 1000, warmUp: 16))
        try measurement.runToItsEnd()
        #expect(measurement.stopReason == .samples && measurement.count(.ok) == 1000)
    }

    @Test func passesOnWhatTheSessionSays() throws {
        let measurement = CellMeasurement(ScriptedCell(), CellBounds(iterations: 10))
        #expect(measurement.remarks == ["scripted"])
        #expect(try measurement.figures().isEmpty, "there is no mean yet")
        try measurement.runToItsEnd()
        let figures = try measurement.figures()
        #expect(figures.map(\.name) == ["figure"] && figures.map(\.value) == [4])
    }
}
