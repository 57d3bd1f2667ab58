import Statistics
import Testing
import TransferCore

@testable import Measurement

/// When a cell's phases are timed, and what becomes of them.
@Suite struct CellPhasesTests {
    private static let bounds = CellBounds(iterations: 50, warmUp: 16)

    @Test func theyAreTimedAfterTheSamples() throws {
        let cell = ScriptedCell()
        cell.eventsPerIteration = 2
        cell.unsteadySamples = 1
        cell.phases = [.post: 500, .wire: 3_000]
        let measurement = CellMeasurement(cell, Self.bounds)
        try measurement.runToItsEnd()
        #expect(measurement.phases == [.post: 250, .wire: 1_500])
        let last = try #require(cell.requests.last)
        let request = try #require(cell.phaseRequests.first)
        #expect(cell.phaseRequests.count == 1 && request.iteration == last.iteration + 1)
        #expect(request.samples == 32 + 1 && request.batch == 1 && !request.asksBetweenSamples)
        #expect(cell.phaseReadings == [20])
    }

    /// Whoever asks for fewer samples than a median takes gets no more work than that.
    @Test(arguments: [(5, 0), (6, 1)])
    func fewSamplesAreNotExplained(iterations: Int, blocks: Int) throws {
        let cell = ScriptedCell()
        cell.phases = [.wire: 1]
        try CellMeasurement(cell, CellBounds(iterations: iterations, warmUp: 4)).runToItsEnd()
        #expect(cell.phaseRequests.count == blocks)
    }

    /// Samples of so many nanoseconds.
    @Test(arguments: [(1_000, 32), (1_562_500, 32), (5_000_000, 10), (9_000_000, 6), (1_000_000_000, 6)])
    func longOnesAreFewer(cost: Int, samples: Int) throws {
        let cell = ScriptedCell()
        cell.iterationCost = { _ in cost }
        cell.phases = [.wire: 1]
        try CellMeasurement(cell, CellBounds(iterations: 7, warmUp: 4)).runToItsEnd()
        #expect(cell.phaseRequests.map(\.samples) == [samples])
        #expect(cell.phaseRequests.map(\.asksBetweenSamples) == [cost > 10_000_000])
    }

    /// Iterations too short for the clock share a sample here as well.
    @Test func shortOnesAreBatched() throws {
        let cell = ScriptedCell()
        cell.iterationCost = { _ in 100 }
        cell.phases = [.wire: 320]
        let measurement = CellMeasurement(cell, CellBounds(iterations: 50, warmUp: 40))
        try measurement.runToItsEnd()
        #expect(cell.phaseRequests.map(\.batch) == [4] && measurement.phases == [.wire: 80])
    }

    @Test func whatTheyCountIsNotTheSamples() throws {
        let (plain, phased) = (ScriptedCell(), ScriptedCell())
        phased.phases = [.wire: 1]
        var evidence: [Evidence] = []
        for cell in [plain, phased] {
            let measurement = CellMeasurement(cell, Self.bounds)
            try measurement.runToItsEnd()
            #expect(measurement.evidence.requests == 3 * measurement.iterations)
            evidence.append(measurement.evidence)
        }
        #expect(evidence[0] == evidence[1] && plain.phaseRequests.isEmpty)
    }

    @Test func wrongBytesFailTheCell() throws {
        let cell = ScriptedCell()
        cell.phases = [.wire: 1]
        cell.phasesAreWrong = true
        let measurement = CellMeasurement(cell, Self.bounds)
        try measurement.runToItsEnd()
        #expect(measurement.isOver && measurement.mismatch == cell.mismatch)
    }

    @Test func anInterruptionKeepsTheSamples() throws {
        let cell = ScriptedCell()
        cell.phases = [.wire: 1]
        cell.phasesAreInterrupted = true
        let measurement = CellMeasurement(cell, Self.bounds)
        try measurement.runToItsEnd()
        #expect(measurement.wasInterrupted && measurement.stopReason == .samples && measurement.count(.ok) == 50)
    }

    /// Wrong bytes, or the user, end a cell before its phases.
    @Test func aCellThatEndsEarlyHasNone() throws {
        for end in [\ScriptedCell.wrongBlock, \.interruptedBlock] {
            for block in [0, 2, 4] {
                let cell = ScriptedCell()
                cell.phases = [.wire: 1]
                cell[keyPath: end] = block
                let measurement = CellMeasurement(cell, Self.bounds)
                try measurement.runToItsEnd()
                #expect(measurement.isOver && cell.phaseRequests.isEmpty && measurement.phases.isEmpty)
            }
        }
    }

    @Test func withoutSamplesThereIsNothingToExplain() throws {
        let cell = ScriptedCell()
        cell.isLate = { _ in true }
        cell.phases = [.wire: 1]
        let measurement = CellMeasurement(cell, CellBounds(iterations: 1_000))
        try measurement.runToItsEnd()
        #expect(measurement.isOver && cell.phaseRequests.isEmpty)
    }
}
