internal import HostSystem
public import Ranks
public import TransferCore

/// What came of a block of iterations whose phases were timed, the same on every rank.
public struct PhaseOutcome: Sendable {
    /// Median over the samples, of the time that the slowest rank spent in each phase that occurred; over all iterations of
    /// a sample. Empty where too few samples were taken.
    public let nanoseconds: [TransferPhase: Double]
    /// Whether the bytes of any rank were wrong.
    public let isWrong: Bool
    /// What was wrong on this rank, if anything.
    public let mismatch: String?
    /// Whether any rank was asked to stop.
    public let isInterrupted: Bool
}

/// The loop that times phases, in iterations of their own.
public enum PhaseLoop {
    /// Stamps, times the phases of `request.samples` samples, each from a barrier on, verifies, and merges what the ranks
    /// saw. Collective.
    ///
    /// - Parameters:
    ///   - head: samples at the head that do not count.
    ///   - readingNanoseconds: what reading the clock costs.
    public static func run<Run: PhasedRun>(
        _ run: Run, _ request: BlockRequest, skipping head: Int, readingNanoseconds: Double, among ranks: RankGroup
    ) throws(TransferError) -> PhaseOutcome {
        var timer = PhaseTimer(HostClock())
        var times: [Int] = []
        var waiter = ranks.waiter()
        try run.stamp(iteration: request.iteration)
        for _ in 0..<request.samples {
            try ranks.barrier(&waiter)
            for _ in 0..<request.batch {
                try run.iterate(&waiter, marking: &timer)
                timer.leave()
            }
            times += timer.takeTimes(readingNanoseconds: readingNanoseconds)
            if request.asksBetweenSamples, try SampleLoop.anyIsAskedToStop(ranks) { break }
        }
        let mismatch = try run.verify(iteration: request.iteration)
        let own = PhaseReport(times: times, isWrong: mismatch != nil, isInterrupted: SignalFlag.isRaised)
        let report = PhaseReport(words: try ranks.maximum(of: own.words))
        return PhaseOutcome(
            nanoseconds: report.medians(skipping: head), isWrong: report.isWrong, mismatch: mismatch,
            isInterrupted: report.isInterrupted)
    }
}
