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
        // An array of its own, not a copy of the other one, which would be made at the first store.
        var ends = [Int](repeating: 0, count: request.samples)
        var waiter = ranks.waiter()
        try run.stamp(iteration: request.iteration)
        let isCollective = run.timing == .collective
        if !isCollective { try ranks.barrier(&waiter) }
        var taken = 0
        while taken < request.samples {
            let samples = taken..<(request.asksBetweenSamples ? taken + 1 : request.samples)
            if isCollective {
                try timeTogether(run, samples, request.batch, &starts, &ends, &waiter, ranks)
            } else {
                try timeAlone(run, samples, request.batch, &starts, &ends, &waiter)
            }
            taken = samples.upperBound
            if request.asksBetweenSamples, try anyIsAskedToStop(ranks) { break }
        }
        if isCollective && !ranks.sharesOneHost {
            // The clocks of several hosts have nothing in common: what counts is the longest time that any rank saw.
            for sample in 0..<taken {
                ends[sample] -= starts[sample]
                starts[sample] = 0
            }
        }
        let isTimer = isCollective || ranks.rank == 0
        let mismatch = try run.verify(iteration: request.iteration)
        return try BlockOutcome(
            starts: isTimer ? Array(starts[..<taken]) : [], ends: isTimer ? Array(ends[..<taken]) : [], count: taken,
            wall: MonotonicClock.nanoseconds() - began, mismatch: mismatch, among: ranks)
    }

    /// Out of line, as `timeAlone` is, so that a profiler and the test of what an iteration costs find it by name.
    @inline(never)
    private static func timeTogether<Run: MeasuredRun>(
        _ run: Run, _ samples: Range<Int>, _ batch: Int, _ starts: inout [Int], _ ends: inout [Int],
        _ waiter: inout Waiter, _ ranks: RankGroup
    ) throws(TransferError) {
        for sample in samples {
            try ranks.barrier(&waiter)
            starts[sample] = MonotonicClock.nanoseconds()
            for _ in 0..<batch { try run.iterate(&waiter) }
            ends[sample] = MonotonicClock.nanoseconds()
        }
    }

    @inline(never)
    private static func timeAlone<Run: MeasuredRun>(
        _ run: Run, _ samples: Range<Int>, _ batch: Int, _ starts: inout [Int], _ ends: inout [Int],
        _ waiter: inout Waiter
    ) throws(TransferError) {
        for sample in samples {
            starts[sample] = MonotonicClock.nanoseconds()
            for _ in 0..<batch { try run.iterate(&waiter) }
            ends[sample] = MonotonicClock.nanoseconds()
        }
    }

    /// Collective, and so not for between short samples.
    @inline(never)
    private static func anyIsAskedToStop(_ ranks: RankGroup) throws(TransferError) -> Bool {
        try ranks.maximum(of: [SignalFlag.isRaised ? 1 : 0])[0] != 0
    }
}
