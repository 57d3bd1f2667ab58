public import Statistics
public import TransferCore

/// The sampling of one cell, block by block: first iteration, warm-up, samples, last iteration; then its phases, in
/// iterations of their own.
///
/// Every rank sees the same merged samples and so takes the same decisions without asking.
public final class CellMeasurement: TurnTaking {
    private enum Stage { case first, warmUp, sampling, last, phases, over }

    /// A timed sample.
    public struct Sample: Sendable {
        /// Over all the events in it.
        public let elapsedNanoseconds: Int
        /// Events in it.
        public let events: Int
        /// Whether it counts.
        public let validity: SampleValidity
    }

    /// All samples in the order in which they were taken.
    public private(set) var samples: [Sample] = []
    /// Events in each counted sample.
    public private(set) var eventsPerSample: Int
    /// Why sampling ended; nothing while it runs.
    public private(set) var stopReason: StopReason?
    /// Whether the user asked to stop before the cell was at its end.
    public private(set) var wasInterrupted = false
    /// How warm-up ended; nothing while it runs.
    public private(set) var warmUpOutcome: WarmUpDetector.Outcome?
    /// What was wrong with the bytes on this rank; where another rank's were wrong, a hint to it.
    public private(set) var mismatch: String?
    /// Iterations so far but for those whose phases were timed, for dividing evidence by.
    public private(set) var iterations = 0

    /// Nanoseconds an event of each phase that occurs; see `PhaseOutcome`. Empty where iterations do not tell of phases.
    public private(set) var phases: [TransferPhase: Double] = [:]

    /// Processor time that this rank used for these iterations, in nanoseconds.
    public private(set) var processorNanoseconds = 0

    let session: CellSession
    private let watch: (any NetworkWatch)?
    private let bounds: CellBounds
    private let clockCostNanoseconds: Double
    private var stage = Stage.first
    private var detector: WarmUpDetector
    /// Iterations in a sample.
    private(set) var batch = 1
    /// What the next block's elements are stamped with.
    private(set) var nextStamp = 1
    private var warmUpSamples = 0
    private var countedSamples = 0
    private var lateSamples = 0
    /// The worst of all blocks.
    private var clockErrorNanoseconds = 0
    private var precisionRule: PrecisionRule
    private var spentNanoseconds = 0
    private var pace: BlockPace?
    private let evidenceBefore: Evidence
    private var evidenceOfPhases = Evidence()

    /// An event shorter than this many clock readings shares a sample with others.
    private static let clockCostsPerSample = 20.0
    private static let mostWarmUpSamples = 1024
    private static let mostLateSamples = 1000
    /// From here on asking the other ranks between samples weighs nothing, and a whole block is long to wait for after a
    /// signal: launchers kill a rank that does not end within a second or two.
    static let slowSampleNanoseconds = 10_000_000
    /// Fewer have no median, whatever time they took.
    private static let fewestSamples = Quantile.median.samplesNeeded()
    /// Samples whose phases are timed: so many, but no more than fit into this time unless a median asks for them.
    private static let mostPhaseSamples = 32
    private static let phaseNanoseconds = 50_000_000.0

    /// - Parameters:
    ///   - watch: who looks at the network before and after each block, on all ranks or on none.
    ///   - clockCostNanoseconds: what reading the clock costs, the same number on every rank.
    public init(
        _ session: CellSession, watchedBy watch: (any NetworkWatch)? = nil, bounds: CellBounds,
        clockCostNanoseconds: Double
    ) {
        self.session = session
        self.watch = watch
        self.bounds = bounds
        self.clockCostNanoseconds = clockCostNanoseconds
        eventsPerSample = session.eventsPerIteration
        precisionRule = PrecisionRule(limit: bounds.precision)
        detector = WarmUpDetector(cap: bounds.warmUp ?? Self.mostWarmUpSamples)
        evidenceBefore = session.evidence()
    }

    /// Whether there is nothing left to do.
    public var isOver: Bool { stage == .over }

    /// What this rank counted since the measurement began, for `iterations`.
    public var evidence: Evidence { session.evidence() - evidenceBefore - evidenceOfPhases }

    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { session.remarks() }

    /// Facts that the results have a column for.
    public var particulars: [Particular] {
        let clock = clockErrorNanoseconds > 0 ? [Particular("clock_error_ns", clockErrorNanoseconds)] : []
        return session.particulars() + clock
    }

    /// What the network's counters say, where somebody looked. Collective.
    public func testimony() throws(TransferError) -> NetworkTestimony? {
        try watch?.testimony(postedBytes: evidence.postedBytes)
    }

    /// The workload's own figures. Collective.
    public func figures() throws(TransferError) -> [(name: String, value: Double)] {
        let valid = validNanoseconds
        return valid.isEmpty ? [] : try session.figures(valid.reduce(0, +) / Double(valid.count))
    }

    /// Whether a sample holds several iterations, so that its tail says nothing about theirs.
    public var isBatched: Bool { eventsPerSample > session.eventsPerIteration }

    /// Events so far, for dividing evidence by.
    public var events: Int { iterations * session.eventsPerIteration }

    /// Nanoseconds an event of the samples that count.
    public var validNanoseconds: [Double] {
        samples.compactMap { $0.validity == .ok ? Double($0.elapsedNanoseconds) / Double(eventsPerSample) : nil }
    }

    /// Ends it where it is, as the user asked. On all ranks alike.
    public func interrupt() {
        guard stage != .over else { return }
        wasInterrupted = true
        // All samples may have been taken already.
        stopReason = stopReason ?? .interrupted
        stage = .over
    }

    /// Runs one more block. Collective.
    public func step() throws(TransferError) {
        switch stage {
        case .first:
            try run(samples: 1, validity: .warmUp)
            guard stage == .first else { return }
            stage = .warmUp
            if bounds.warmUp == 0 { endWarmUp() }
        case .warmUp: try warmUp()
        case .sampling: try sample()
        case .last:
            try run(samples: 1, validity: .warmUp)
            if stage == .last { stage = session.timePhases == nil ? .over : .phases }
        case .phases:
            try timePhases()
            stage = .over
        case .over: break
        }
    }

    private func warmUp() throws(TransferError) {
        let before = samples.count
        try run(samples: lengthOfWarmUpBlock, validity: .warmUp)
        guard stage == .warmUp else { return }
        warmUpSamples += samples.count - before
        for sample in samples[before...] { _ = detector.record(Double(sample.elapsedNanoseconds)) }
        if isWarm { endWarmUp() }
    }

    /// A number that was asked for is kept to; otherwise it is time when the median has settled, or a quarter of the
    /// time is used up.
    private var isWarm: Bool {
        if let asked = bounds.warmUp { return warmUpSamples >= asked }
        return detector.outcome != .running || spentNanoseconds >= warmUpNanoseconds
    }

    private var warmUpNanoseconds: Int { bounds.maximumTime.nanoseconds / 4 }

    private var lengthOfWarmUpBlock: Int {
        var wanted = max(4, warmUpSamples)
        if let pace {
            wanted = max(wanted, pace.samplesThatOutweighVerification)
            if bounds.warmUp == nil {
                wanted = min(wanted, pace.samples(ofBlockLasting: Double(warmUpNanoseconds - spentNanoseconds)))
            }
        }
        return max(1, min(wanted, (bounds.warmUp ?? Self.mostWarmUpSamples) - warmUpSamples))
    }

    /// Goes on to sampling, with as many iterations in a sample as make the clock's cost small.
    private func endWarmUp() {
        warmUpOutcome = detector.outcome == .settled ? .settled : .capped
        let recent = samples.suffix(64).map { Double($0.elapsedNanoseconds) }.sorted()
        let median = max(1, Quantile.median.estimate(sorted: recent))
        let shortest = Self.clockCostsPerSample * clockCostNanoseconds
        if median < shortest { batch = Int((shortest / median).rounded(.up)) }
        pace?.lengthenSamples(by: median * Double(batch - 1))
        eventsPerSample = batch * session.eventsPerIteration
        spentNanoseconds = 0
        stage = .sampling
    }

    private func sample() throws(TransferError) {
        try run(samples: lengthOfBlock + session.unsteadySamples, validity: .ok)
        if stage == .sampling, let reason = reasonToStop() {
            stopReason = reason
            stage = .last
        }
    }

    /// Samples to count in the next block: as long as the session wants, long enough that verification takes a fifth of
    /// the time at most, and not beyond the bounds.
    private var lengthOfBlock: Int {
        guard let pace else { return 1 }
        let wanted = max(
            pace.samples(ofBlockLasting: Double(session.blockNanoseconds) + pace.overheadNanoseconds),
            pace.samplesThatOutweighVerification)
        if let iterations = bounds.iterations { return max(1, min(wanted, iterations - countedSamples)) }
        let fitting = pace.samples(ofBlockLasting: nanosecondsLeft) - session.unsteadySamples
        let needed = max(1, Self.fewestSamples - countedSamples)
        return min(max(needed, min(wanted, fitting)), bounds.maximumSamples - countedSamples)
    }

    private var nanosecondsLeft: Double { Double(bounds.maximumTime.nanoseconds - spentNanoseconds) }

    private func reasonToStop() -> StopReason? {
        // Where nearly nobody is in time, it does not get better.
        if lateSamples > Self.mostLateSamples + 9 * countedSamples { return .time }
        if let iterations = bounds.iterations { return countedSamples >= iterations ? .samples : nil }
        if spentNanoseconds >= bounds.minimumTime.nanoseconds,
            precisionRule.isMet(count: countedSamples, by: { validNanoseconds })
        {
            return .precision
        }
        if countedSamples >= bounds.maximumSamples { return .samples }
        guard countedSamples >= Self.fewestSamples else { return nil }
        // Whether even the shortest block would end too late.
        let shortest = pace?.blockNanoseconds(samples: 1 + session.unsteadySamples) ?? 0
        return shortest > nanosecondsLeft ? .time : nil
    }

    private func run(samples count: Int, validity: SampleValidity) throws(TransferError) {
        let isSlow = (pace?.sampleNanoseconds ?? 0) > Double(Self.slowSampleNanoseconds)
        try watch?.begin()
        let outcome = try session.runBlock(
            BlockRequest(iteration: nextStamp, samples: count, batch: batch, asksBetweenSamples: isSlow))
        try watch?.end()
        nextStamp += 1
        iterations += outcome.elapsedNanoseconds.count * batch
        spentNanoseconds += outcome.wallNanoseconds
        processorNanoseconds += outcome.processorNanoseconds
        pace = BlockPace(of: outcome)
        clockErrorNanoseconds = max(clockErrorNanoseconds, outcome.clockErrorNanoseconds)
        for (index, elapsed) in outcome.elapsedNanoseconds.enumerated() {
            let punctual = outcome.isLate(index) && validity == .ok ? .lateStart : validity
            let steady = index < session.unsteadySamples ? .warmUp : punctual
            let sample = Sample(
                elapsedNanoseconds: elapsed, events: batch * session.eventsPerIteration,
                validity: outcome.isWrong ? .verificationFailed : steady)
            samples.append(sample)
            if sample.validity == .ok { countedSamples += 1 }
            if sample.validity == .lateStart { lateSamples += 1 }
        }
        react(isWrong: outcome.isWrong, mismatch: outcome.mismatch, isInterrupted: outcome.isInterrupted)
    }

    /// None where fewer samples than a median takes were asked for. Nobody watches the network meanwhile: what these
    /// iterations send is in no column.
    private func timePhases() throws(TransferError) {
        let counted = samples.filter { $0.validity == .ok }
        let isWanted = bounds.iterations.map { $0 >= Self.fewestSamples } ?? true
        guard let timePhases = session.timePhases, isWanted, !counted.isEmpty else { return }
        let mean = Double(counted.reduce(0) { $0 + $1.elapsedNanoseconds }) / Double(counted.count)
        let fitting = Int(min(Self.phaseNanoseconds / max(1, mean), Double(Self.mostPhaseSamples)))
        let before = session.evidence()
        let outcome = try timePhases(
            BlockRequest(
                iteration: nextStamp, samples: max(fitting, Self.fewestSamples) + session.unsteadySamples,
                batch: batch, asksBetweenSamples: mean > Double(Self.slowSampleNanoseconds)),
            clockCostNanoseconds)
        nextStamp += 1
        evidenceOfPhases = session.evidence() - before
        phases = outcome.nanoseconds.mapValues { $0 / Double(eventsPerSample) }
        react(isWrong: outcome.isWrong, mismatch: outcome.mismatch, isInterrupted: outcome.isInterrupted)
    }

    private func react(isWrong: Bool, mismatch found: String?, isInterrupted: Bool) {
        if isWrong {
            mismatch = found ?? "the bytes on another rank were wrong"
            stage = .over
        } else if isInterrupted {
            interrupt()
        }
    }
}
