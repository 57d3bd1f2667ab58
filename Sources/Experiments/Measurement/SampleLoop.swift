internal import HostSystem
public import Ranks
public import TransferCore

/// The timed loop, and the verification around it.
public enum SampleLoop {
    /// Stamps, times `request.samples` samples one by one, verifies, and merges what the ranks saw. Collective.
    ///
    /// Generic over the run, so that its calls are direct once the caller's are: see the performance notes in the
    /// decisions.
    public static func run<Run: MeasuredRun>(
        _ run: Run, _ request: BlockRequest, among ranks: RankGroup
    ) throws(TransferError) -> BlockOutcome {
        let began = MonotonicClock.nanoseconds()
        var starts = [Int](repeating: 0, count: request.samples)
        var ends = starts
        var waiter = ranks.waiter()
        try run.stamp(iteration: request.iteration)
        switch run.timing {
        case .collective:
            try timeTogether(run, request, &starts, &ends, &waiter, ranks)
        case .initiator:
            try ranks.barrier(&waiter)
            try timeAlone(run, request, &starts, &ends, &waiter)
            if ranks.rank != 0 {
                starts = []
                ends = []
            }
        }
        let mismatch = try run.verify(iteration: request.iteration)
        return try BlockOutcome(
            starts: starts, ends: ends, count: request.samples, wall: MonotonicClock.nanoseconds() - began,
            mismatch: mismatch, among: ranks)
    }

    @inline(__always)
    private static func timeTogether<Run: MeasuredRun>(
        _ run: Run, _ request: BlockRequest, _ starts: inout [Int], _ ends: inout [Int], _ waiter: inout Waiter,
        _ ranks: RankGroup
    ) throws(TransferError) {
        for sample in 0..<request.samples {
            try ranks.barrier(&waiter)
            starts[sample] = MonotonicClock.nanoseconds()
            for _ in 0..<request.batch { try run.iterate(&waiter) }
            ends[sample] = MonotonicClock.nanoseconds()
        }
    }

    @inline(__always)
    private static func timeAlone<Run: MeasuredRun>(
        _ run: Run, _ request: BlockRequest, _ starts: inout [Int], _ ends: inout [Int], _ waiter: inout Waiter
    ) throws(TransferError) {
        for sample in 0..<request.samples {
            starts[sample] = MonotonicClock.nanoseconds()
            for _ in 0..<request.batch { try run.iterate(&waiter) }
            ends[sample] = MonotonicClock.nanoseconds()
        }
    }
}
