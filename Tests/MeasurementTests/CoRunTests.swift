import Statistics
import Testing
import TransferCore

@testable import Measurement

/// A transfer and a kernel beside it, with planted costs.
@Suite struct CoRunTests {
    private static let bounds = CellBounds(maximumTime: .milliseconds(1500))

    /// The co-run of a cell that has been measured.
    private func coRun(
        _ script: ScriptedCoRun, cell: ScriptedCell = ScriptedCell(), seed: UInt64 = 1
    ) throws -> CoRunMeasurement {
        let measurement = CellMeasurement(cell, CellBounds(iterations: 20))
        try measurement.runToItsEnd()
        return CoRunMeasurement(continuing: measurement, by: script, bounds: Self.bounds, seed: seed)
    }

    private func run(_ coRun: CoRunMeasurement) throws {
        var turns = 0
        while !coRun.isOver, turns < 1000 {
            try coRun.step()
            turns += 1
        }
    }

    private func summarized(_ coRun: CoRunMeasurement) -> CoRunSummary? {
        var generator = SeededGenerator(seed: 7)
        return CoRunSummary(coRun.blocks, using: &generator)
    }

    @Test(arguments: [(1.0, 1.0), (1.5, 1.0), (1.0, 3.0), (2.0, 4.0)])
    func plantedSlowdownsAreRecovered(kernel: Double, transfer: Double) throws {
        let script = ScriptedCoRun()
        script.kernelSlowdown = kernel
        script.transferSlowdown = { _ in transfer }
        // Two percent to either side.
        script.sampleCost = { 10_000 + ($0 &* 2_654_435_761) % 401 - 200 }
        let coRun = try coRun(script)
        try run(coRun)
        let summary = try #require(summarized(coRun))
        let slowdowns = try [#require(summary.kernelSlowdown), #require(summary.transferSlowdown)]
        for (slowdown, truth) in zip(slowdowns, [kernel, transfer]) {
            #expect(abs(slowdown.estimate / truth - 1) < 0.01)
            #expect(truth == 1 || slowdown.verdict == .slower)
        }
        #expect(abs((summary.kernelAlone ?? 0) / 10e9 - 1) < 0.01)
        #expect(abs((summary.kernelBeside ?? 0) * kernel / 10e9 - 1) < 0.01)
    }

    /// One event in a thousand waits for a turn of the scheduler: no median of samples would show it.
    @Test func waitsForACoreCount() throws {
        let script = ScriptedCoRun()
        script.transferSlowdown = { $0 % 1000 == 0 ? 1001 : 1 }
        let coRun = try coRun(script)
        try run(coRun)
        let slowdown = try #require(summarized(coRun)?.transferSlowdown)
        #expect(abs(slowdown.estimate - 2) < 0.1)
    }

    @Test func blocksAreOfThreeSortsAndStampsGoOn() throws {
        let (script, cell) = (ScriptedCoRun(), ScriptedCell())
        cell.unsteadySamples = 2
        let coRun = try coRun(script, cell: cell)
        let last = try #require(cell.requests.last).iteration
        let blocksOfCell = cell.requests.count
        try run(coRun)
        #expect(script.leaves.count == coRun.blocks.rounds.count + 1 && script.leaves.allSatisfy { $0 })
        #expect(Set(script.requests.map(\.isBeside)) == [true, false])
        #expect(script.requests.map(\.request.iteration) == Array(last + 1..<last + 1 + script.requests.count))
        #expect(script.requests.allSatisfy { $0.request.samples > 2 })
        #expect(cell.requests.count == blocksOfCell, "the cell's own blocks are over")
        #expect(!script.isRunning)
        #expect(coRun.blocks.rounds.count == 9, "1.5 s hold ten rounds of three blocks of 50 ms, the first to warm up")
    }

    @Test func theFewestRoundsAreTakenInAnyCase() throws {
        let script = ScriptedCoRun()
        script.sampleCost = { _ in 3_000_000_000 }
        let coRun = try coRun(script)
        try run(coRun)
        #expect(coRun.blocks.rounds.count == CoRunBlocks.fewestRounds)
        // The first is not known to be slow yet.
        #expect(script.requests.allSatisfy { $0.request.samples == 1 })
        #expect(script.requests.dropFirst(2).allSatisfy { $0.request.asksBetweenSamples })
    }

    /// A sample takes a thousand times as long all of a sudden: the stretch that finds it out is a third of a block's.
    @Test func stretchesGetShorterWhereSamplesGetLonger() throws {
        let script = ScriptedCoRun()
        script.transferSlowdown = { $0 < 20_000 ? 1 : 1000 }
        let coRun = try coRun(script)
        try run(coRun)
        #expect(script.requests.map(\.request.samples).max() ?? 0 <= 50_000_000 / 3 / 10_000)
        // 30 ms, and not the 16 s that as many as before would take.
        #expect(script.requests.filter(\.isBeside).last?.request.samples ?? .max <= 3)
    }

    @Test func wrongBytesEndIt() throws {
        let script = ScriptedCoRun()
        script.wrongCall = 5
        let coRun = try coRun(script)
        try run(coRun)
        #expect(coRun.mismatch == "rank 0: 1 element is wrong")
        #expect(coRun.isOver && !coRun.wasInterrupted && script.requests.count == 6 && !script.isRunning)
    }

    @Test func anInterruptionEndsAllAndKeepsWholeRounds() throws {
        let scripts = [ScriptedCoRun(), ScriptedCoRun()]
        scripts[1].interruptedCall = 50
        let coRuns = try scripts.map { try coRun($0) }
        var group = CellGroup(coRuns, seed: 1)
        try group.run()
        #expect(coRuns.allSatisfy { $0.isOver && $0.wasInterrupted })
        let areRunning = scripts.map(\.isRunning)
        #expect(areRunning == [false, false])
        #expect(coRuns.allSatisfy { !$0.blocks.rounds.isEmpty && $0.blocks.rounds.count < 10 })
    }

    @Test func anErrorIsPassedOn() throws {
        let script = ScriptedCoRun()
        script.failingCall = 8
        let coRun = try coRun(script)
        #expect(throws: TransferError.self) { try run(coRun) }
    }

    @Test func theSeedDecidesTheOrder() throws {
        func order(_ seed: UInt64) throws -> [Bool] {
            let script = ScriptedCoRun()
            try run(try coRun(script, seed: seed))
            return script.requests.map(\.isBeside)
        }
        let orders = try (0..<8).map { try order($0) }
        #expect(Set(orders).count > 1)
        #expect(try order(3) == orders[3])
    }
}
