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
        var lateStarts = [Int](repeating: 0, count: ranks.sharesOneHost ? 0 : request.samples)
        var waiter = ranks.waiter()
        try run.stamp(iteration: request.iteration)
        let isCollective = run.timing == .collective
        if !isCollective { try ranks.barrier(&waiter) }
        // What rank 0 alone times needs no other clock.
        let clockBefore = isCollective ? try ranks.readClock() : nil
        var agreedStart = clockBefore.flatMap { AgreedStart(among: ranks, from: $0) }
        let edges = try LoopEdges(of: request, ranks, &waiter)
        var taken = 0
        while taken < request.samples {
            let samples = taken..<(request.asksBetweenSamples ? taken + 1 : request.samples)
            if !isCollective {
                try timeAlone(run, samples, request.batch, &starts, &ends, &waiter)
            } else if var start = agreedStart {
                try timeTogether(run, samples, request.batch, &starts, &ends, &lateStarts, &waiter, &start)
                agreedStart = start
            } else {
                try timeTogether(run, samples, request.batch, &starts, &ends, &waiter, ranks)
            }
            taken = samples.upperBound
            if request.asksBetweenSamples, try anyIsAskedToStop(ranks) { break }
        }
        let between = try edges.close(ranks, &waiter)
        var clock: ClockModel?
        if let clockBefore { clock = ClockModel(from: clockBefore, to: try ranks.readClock()) }
        let isTimer = isCollective || ranks.rank == 0
        let mismatch = try run.verify(iteration: request.iteration)
        var outcome = try BlockOutcome(
            starts: isTimer ? Array(starts[..<taken]) : [], ends: isTimer ? Array(ends[..<taken]) : [], count: taken,
            clock: clock, lateStarts: Array(lateStarts.prefix(taken)), wall: MonotonicClock.nanoseconds() - began,
            mismatch: mismatch, among: ranks)
        (outcome.processorNanoseconds, outcome.workBeside) = between
        return outcome
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

    /// Among several hosts, whose start costs messages and may be missed.
    private static func timeTogether<Run: MeasuredRun>(
        _ run: Run, _ samples: Range<Int>, _ batch: Int, _ starts: inout [Int], _ ends: inout [Int],
        _ lateStarts: inout [Int], _ waiter: inout Waiter, _ start: inout AgreedStart
    ) throws(TransferError) {
        for sample in samples {
            if try start.awaitNext() { lateStarts[sample] = 1 }
            try timeAlone(run, sample..<sample + 1, batch, &starts, &ends, &waiter)
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

    /// What a sample of nothing takes, with what lies between two of them, on this rank. Collective.
    ///
    /// - Parameter together: whether the ranks start each sample together.
    static func nanosecondsOfNothing(
        samples count: Int, together: Bool, among ranks: RankGroup
    ) throws(TransferError) -> Double {
        let run = EmptyRun()
        var starts = [Int](repeating: 0, count: count)
        var ends = starts
        var lateStarts = starts
        var waiter = ranks.waiter()
        var start: AgreedStart?
        if together { start = AgreedStart(among: ranks, from: try ranks.readClock()) }
        try ranks.barrier(&waiter)
        let began = MonotonicClock.nanoseconds()
        if !together {
            try timeAlone(run, 0..<count, 1, &starts, &ends, &waiter)
        } else if var start {
            try timeTogether(run, 0..<count, 1, &starts, &ends, &lateStarts, &waiter, &start)
        } else {
            try timeTogether(run, 0..<count, 1, &starts, &ends, &waiter, ranks)
        }
        return Double(MonotonicClock.nanoseconds() - began) / Double(count)
    }

    /// Collective, and so not for between short samples.
    @inline(never)
    static func anyIsAskedToStop(_ ranks: RankGroup) throws(TransferError) -> Bool {
        try ranks.maximum(of: [SignalFlag.isRaised ? 1 : 0])[0] != 0
    }
}
