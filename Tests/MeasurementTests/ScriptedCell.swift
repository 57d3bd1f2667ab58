import Statistics
import TransferCore

@testable import Measurement

/// A cell whose costs are planted: every block that is asked for is noted and answered from a script, no clock involved.
final class ScriptedCell {
    /// Time of an iteration, by its number in the cell from 0; those of a batch add up.
    var iterationCost: (Int) -> Int = { _ in 1000 }
    /// How much longer each rank takes than that; each is timed by itself and what they saw is merged.
    var rankExcess = [0]
    /// Time between two samples, as of a barrier.
    var gap = 0
    /// Time of stamping and verifying, once a block.
    var overhead = 0
    /// The number of the block, from 0, in which a rank finds wrong bytes.
    var wrongBlock: Int?
    /// What this rank says is wrong.
    var mismatch: String? = "rank 0: 1 element is wrong"
    /// The block, from 0, at whose end somebody has asked to stop.
    var interruptedBlock: Int?
    /// Samples that it comes to in that block; nothing for all.
    var samplesUntilInterruption: Int?
    /// Whether a rank begins the sample with this number, counted over all blocks from 0, too late.
    var isLate: (Int) -> Bool = { _ in false }
    /// How well the clocks of its hosts are known in each block.
    var clockError: (Int) -> Int = { _ in 0 }
    var eventsPerIteration = 1
    var unsteadySamples = 0
    var blockNanoseconds = 100_000

    /// What all iterations of a sample take in each phase; nothing where iterations do not tell of phases.
    var phases: [TransferPhase: Double]?
    var phasesAreWrong = false
    var phasesAreInterrupted = false

    private(set) var requests: [BlockRequest] = []
    private(set) var phaseRequests: [BlockRequest] = []
    /// What reading the clock is said to cost whoever times phases.
    private(set) var phaseReadings: [Double] = []
    /// Wall time of all blocks.
    private(set) var wall = 0
    private var iterations = 0
    private var samples = 0

    /// 3 requests an iteration, on top of 100 from the time before the measurement.
    private var evidence: Evidence { Evidence(counters: [0, 0, 0, 100 + 3 * iterations, 0, 0, 1]) }

    var session: CellSession {
        var session = CellSession(
            eventsPerIteration: eventsPerIteration, unsteadySamples: unsteadySamples,
            blockNanoseconds: blockNanoseconds,
            runBlock: { (request) throws(TransferError) in self.answer(request) },
            evidence: { self.evidence }, remarks: { ["scripted"] },
            figures: { (_) throws(TransferError) in [("figure", 4)] })
        if let phases {
            session.timePhases = { (request, reading) throws(TransferError) in
                self.phaseRequests.append(request)
                self.phaseReadings.append(reading)
                self.iterations += request.samples * request.batch
                return PhaseOutcome(
                    nanoseconds: phases, isWrong: self.phasesAreWrong,
                    mismatch: self.phasesAreWrong ? self.mismatch : nil, isInterrupted: self.phasesAreInterrupted)
            }
        }
        return session
    }

    /// What the ranks of a sample saw together; they begin one after the other, a nanosecond apart.
    private func merged(_ cost: Int) -> Int {
        let reports = rankExcess.enumerated().map { rank, excess in
            BlockReport(
                starts: [wall + rank], ends: [wall + cost + excess], count: 1, .separate, wall: cost, isWrong: false,
                isInterrupted: false)
        }
        let words = reports.dropFirst().reduce(reports[0].words) { zip($0, $1.words).map(max) }
        return BlockReport(words: words, count: 1).elapsedNanoseconds[0]
    }

    private func answer(_ request: BlockRequest) -> BlockOutcome {
        let block = requests.count
        requests.append(request)
        var elapsed: [Int] = []
        var lateStarts: [Int] = []
        let isInterrupted = block == interruptedBlock
        let count = isInterrupted ? min(samplesUntilInterruption ?? request.samples, request.samples) : request.samples
        for _ in 0..<count {
            elapsed.append(merged((0..<request.batch).reduce(0) { $0 + iterationCost(iterations + $1) }))
            iterations += request.batch
            lateStarts.append(isLate(samples) ? 1 : 0)
            samples += 1
        }
        let loop = elapsed.reduce(0, +) + gap * count
        wall += loop + overhead
        let isWrong = block == wrongBlock
        return BlockOutcome(
            elapsedNanoseconds: elapsed, loopNanoseconds: loop, wallNanoseconds: loop + overhead, isWrong: isWrong,
            mismatch: isWrong ? mismatch : nil, isInterrupted: isInterrupted,
            clockErrorNanoseconds: clockError(block), lateStarts: lateStarts)
    }
}

extension CellMeasurement {
    convenience init(_ cell: ScriptedCell, _ bounds: CellBounds = CellBounds(), clockCost: Double = 20) {
        self.init(cell.session, bounds: bounds, clockCostNanoseconds: clockCost)
    }

    /// Steps to the end; so many blocks that a rule that never ends shows.
    func runToItsEnd(most blocks: Int = 10_000) throws {
        var steps = 0
        while !isOver, steps < blocks {
            try step()
            steps += 1
        }
    }

    func count(_ validity: SampleValidity) -> Int { samples.count { $0.validity == validity } }
}
