public import Statistics
public import TransferCore

/// The sampling of one cell, block by block: first iteration, warm-up, samples, last iteration.
///
/// Every rank sees the same merged samples and so takes the same decisions without asking.
public final class CellMeasurement {
    private enum Phase { case first, warmUp, sampling, last, over }

    /// A timed sample.
    public struct Sample: Sendable {
        /// Over all the events in it.
        public let elapsedNanoseconds: Int
        /// Whether it counts.
        public let validity: SampleValidity
    }

    /// All samples in the order in which they were taken.
    public private(set) var samples: [Sample] = []
    /// Events in each counted sample.
    public private(set) var eventsPerSample: Int
    /// Why sampling ended; nothing while it runs.
    public private(set) var stopReason: StopReason?
    /// How warm-up ended.
    public private(set) var warmUpOutcome = WarmUpDetector.Outcome.running
    /// What was wrong with the bytes on this rank; where another rank's were wrong, a hint to it.
    public private(set) var mismatch: String?
    /// Iterations so far, for dividing evidence by.
    public private(set) var iterations = 0

    private let session: CellSession
    private let bounds: CellBounds
    private let clockCostNanoseconds: Double
    private var phase = Phase.first
    private var detector: WarmUpDetector
    private var batch = 1
    private var nextStamp = 1
    private var checkPoint = 0
    private var spentNanoseconds = 0
    private var medianNanoseconds = 0.0
    private var overheadNanoseconds = 0
    private let evidenceBefore: Evidence

    /// An event shorter than this many clock readings shares a sample with others.
    private static let clockCostsPerSample = 20.0
    private static let mostWarmUpSamples = 1024

    /// - Parameter clockCostNanoseconds: what reading the clock costs, the same number on every rank.
    public init(_ session: CellSession, bounds: CellBounds, clockCostNanoseconds: Double) {
        self.session = session
        self.bounds = bounds
        self.clockCostNanoseconds = clockCostNanoseconds
        eventsPerSample = session.eventsPerIteration
        detector = WarmUpDetector(cap: bounds.warmUp ?? Self.mostWarmUpSamples)
        evidenceBefore = session.evidence()
    }

    /// Whether there is nothing left to do.
    public var isOver: Bool { phase == .over }

    /// What this rank counted since the measurement began.
    public var evidence: Evidence { session.evidence() - evidenceBefore }

    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { session.remarks() }

    /// The workload's own figures. Collective.
    public func figures() throws(TransferError) -> [(name: String, value: Double)] { try session.figures() }

    /// Nanoseconds an event of the samples that count.
    public var validNanoseconds: [Double] {
        samples.compactMap { $0.validity == .ok ? Double($0.elapsedNanoseconds) / Double(eventsPerSample) : nil }
    }

    /// Runs one more block. Collective.
    public func step() throws(TransferError) {
        switch phase {
        case .first:
            try run(samples: 1, validity: .warmUp)
            if phase == .first { phase = .warmUp }
        case .warmUp: try warmUp()
        case .sampling: try sample()
        case .last:
            try run(samples: 1, validity: .warmUp)
            phase = .over
        case .over: break
        }
    }

    /// Ends a measurement that is not over yet, because the user asked to stop.
    func interrupt() {
        guard phase != .over else { return }
        stopReason = .interrupted
        phase = .over
    }

    private func warmUp() throws(TransferError) {
        let remaining = (bounds.warmUp ?? Self.mostWarmUpSamples) - detector.sampleCount
        if remaining > 0 {
            let before = samples.count
            try run(samples: min(remaining, max(4, detector.sampleCount)), validity: .warmUp)
            guard phase == .warmUp else { return }
            for sample in samples[before...] { _ = detector.record(Double(sample.elapsedNanoseconds)) }
        }
        let isCold = detector.outcome == .running && spentNanoseconds < bounds.maximumTime.nanoseconds / 4
        if isCold && (bounds.warmUp ?? .max) > detector.sampleCount { return }
        warmUpOutcome = detector.outcome == .settled ? .settled : .capped
        chooseBatch()
        phase = .sampling
    }

    /// Puts as many iterations into a sample as make the clock's cost small.
    private func chooseBatch() {
        let recent = samples.suffix(64).map { Double($0.elapsedNanoseconds) }.sorted()
        medianNanoseconds = max(1, Quantile.median.estimate(sorted: recent))
        let shortest = Self.clockCostsPerSample * clockCostNanoseconds
        if medianNanoseconds < shortest { batch = Int((shortest / medianNanoseconds).rounded(.up)) }
        medianNanoseconds *= Double(batch)
        eventsPerSample = batch * session.eventsPerIteration
        spentNanoseconds = 0
    }

    private func sample() throws(TransferError) {
        let counted = samples.count { $0.validity == .ok }
        // As long as the session wants, and long enough that verification takes a fifth of the time at most.
        let span = Double(max(session.blockNanoseconds, 4 * overheadNanoseconds))
        var wanted = max(1, Int(span / medianNanoseconds))
        let limit = bounds.iterations ?? bounds.maximumSamples
        wanted = min(wanted, limit - counted)
        if bounds.iterations == nil {
            let timeLeft = Double(max(0, bounds.maximumTime.nanoseconds - spentNanoseconds))
            wanted = max(1, min(wanted, Int(timeLeft / medianNanoseconds)))
        }
        try run(samples: wanted + session.unsteadySamples, validity: .ok)
        if phase == .sampling, let reason = reasonToStop() {
            stopReason = reason
            phase = .last
        }
    }

    private func reasonToStop() -> StopReason? {
        let counted = samples.count { $0.validity == .ok }
        if let iterations = bounds.iterations { return counted >= iterations ? .samples : nil }
        if counted >= bounds.maximumSamples { return .samples }
        if spentNanoseconds >= bounds.maximumTime.nanoseconds { return .time }
        // Looking more often would make it likelier to stop at a lucky moment: check points are geometric.
        guard spentNanoseconds >= bounds.minimumTime.nanoseconds, counted >= checkPoint else { return nil }
        checkPoint = counted + counted / 4
        guard let summary = SampleSummary(nanoseconds: validNanoseconds), let width = summary.relativeHalfWidth else {
            return nil
        }
        return width <= bounds.precision ? .precision : nil
    }

    private func run(samples count: Int, validity: SampleValidity) throws(TransferError) {
        let outcome = try session.runBlock(BlockRequest(iteration: nextStamp, samples: count, batch: batch))
        nextStamp += 1
        iterations += count * batch
        let timed = outcome.elapsedNanoseconds.reduce(0, +)
        spentNanoseconds += outcome.wallNanoseconds
        overheadNanoseconds = max(0, outcome.wallNanoseconds - timed)
        for (index, elapsed) in outcome.elapsedNanoseconds.enumerated() {
            let isSteady = validity != .ok || index >= session.unsteadySamples
            samples.append(
                Sample(
                    elapsedNanoseconds: elapsed,
                    validity: outcome.isWrong ? .verificationFailed : isSteady ? validity : .warmUp))
        }
        if outcome.isWrong {
            mismatch = outcome.mismatch ?? "the bytes on another rank were wrong"
            phase = .over
        } else if outcome.isInterrupted {
            interrupt()
        }
    }
}
