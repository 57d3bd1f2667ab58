public import Statistics
public import TransferCore

/// What came out of one cell: a row of `summary.csv`.
public struct CellResult: Hashable, Sendable {
    /// What was run.
    public var identity: CellIdentity
    /// How it ended.
    public var status: CellStatus
    /// What its valid samples say; absent where there are none.
    public var summary: SampleSummary?
    /// How many samples there are of each validity.
    public var counts: SampleCounts?
    /// Payload bytes that one iteration moves, over all ranks.
    public var bytesPerIteration: Int?
    /// Bytes per second over all ranks; see `SampleSummary.bandwidth(bytesPerEvent:)`.
    public var bandwidth: Double?
    /// Bytes per second at which plain code copies the same layouts, measured in the same run.
    public var ceiling: Double?
    /// Median time in which plain code copies them, in nanoseconds.
    public var ceilingMedianNanoseconds: Double?
    /// Whether the bytes were right; absent where nobody looked.
    public var verified: Bool?
    /// Counters of one iteration, summed over all ranks; the registrations are all that were made for the cell.
    public var evidence: Evidence?
    /// Facts about the cell by the name of their column, as rank 0 has them.
    public var particulars: [Particular] = []
    /// Packets that the ports in use sent during one event, on all hosts; absent where nobody looked.
    public var wirePackets: Double?
    /// Processor time of all ranks that one event took, waiting included, in nanoseconds; absent where nobody looked.
    public var processorNanoseconds: Double?
    /// Nanoseconds of an event that the slowest rank spends in each phase that occurs, timed in iterations of their own.
    public var phases: [TransferPhase: Double] = [:]
    /// What it and a kernel beside it left to each other; absent where that was not asked for.
    public var coRun: CoRun?
    /// Events that one sample holds; more than 1 where an event is too short for the clock.
    public var eventsPerSample: Int?
    /// How the warm-up ended.
    public var warmUp: WarmUpDetector.Outcome?
    /// Why no more samples were taken.
    public var stopReason: StopReason?
    /// What else the workload reports.
    public var figures: [Figure]
    /// What else a reader should know.
    public var notes: [String]

    /// The result of a cell; what was not measured stays absent.
    public init(
        identity: CellIdentity, status: CellStatus, summary: SampleSummary? = nil, counts: SampleCounts? = nil,
        bytesPerIteration: Int? = nil, bandwidth: Double? = nil, ceiling: Double? = nil,
        ceilingMedianNanoseconds: Double? = nil, verified: Bool? = nil,
        evidence: Evidence? = nil, eventsPerSample: Int? = nil, warmUp: WarmUpDetector.Outcome? = nil,
        stopReason: StopReason? = nil, figures: [Figure] = [], notes: [String] = []
    ) {
        self.identity = identity
        self.status = status
        self.summary = summary
        self.counts = counts
        self.bytesPerIteration = bytesPerIteration
        self.bandwidth = bandwidth
        self.ceiling = ceiling
        self.ceilingMedianNanoseconds = ceilingMedianNanoseconds
        self.verified = verified
        self.evidence = evidence
        self.eventsPerSample = eventsPerSample
        self.warmUp = warmUp
        self.stopReason = stopReason
        self.figures = figures
        self.notes = notes
    }

    /// Seconds of processors that moving 10^9 bytes took, over all ranks.
    var processorSecondsPerGigabyte: Double? {
        guard let processorNanoseconds, let bytesPerIteration, bytesPerIteration > 0 else { return nil }
        return processorNanoseconds / Double(bytesPerIteration)
    }

    /// Bytes that rank 0 keeps for what is staged or packed on the way; absent where the transport does not tell.
    var stagingMemoryBytes: Int? {
        guard case .number(let bytes) = particulars.first(where: { $0.name == "staging_memory_bytes" })?.value else {
            return nil
        }
        return bytes
    }

    /// The result without the figures that its status forbids: what is written and shown.
    var quotable: CellResult {
        guard !status.hasFigures else { return self }
        var result = self
        result.summary = nil
        result.bandwidth = nil
        result.processorNanoseconds = nil
        result.figures = []
        result.phases = [:]
        result.coRun = nil
        return result
    }

    /// The notes, and why each absent quantile is absent.
    var remarks: [String] {
        let notes = notes + [coRun?.setting.note].compactMap { $0 }
        guard let summary else { return notes }
        let quantiles: [Quantile] = [.median, .p90, .p99, .p999]
        return notes + quantiles.compactMap { summary.omission(of: $0) } + [summary.intervalOmission].compactMap { $0 }
    }
}
