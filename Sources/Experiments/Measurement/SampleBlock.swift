internal import HostSystem
public import Ranks
public import TransferCore

/// A stretch of iterations between two verifications: what is asked for.
public struct BlockRequest: Sendable {
    /// Number that the elements are stamped with.
    public let iteration: Int
    /// Samples to take.
    public let samples: Int
    /// Iterations in a sample.
    public let batch: Int
    /// Whether samples are so long that the ranks should ask one another between them whether to stop.
    public let asksBetweenSamples: Bool
    /// What tells how much else this rank has done, where that is to be counted while the samples are taken; on all ranks or
    /// on none.
    public let counter: (@Sendable () -> Int)?

    /// See the properties; numbers are at least 1.
    public init(
        iteration: Int, samples: Int, batch: Int, asksBetweenSamples: Bool = false,
        counter: (@Sendable () -> Int)? = nil
    ) {
        self.iteration = iteration
        self.samples = samples
        self.batch = batch
        self.asksBetweenSamples = asksBetweenSamples
        self.counter = counter
    }

    /// The same block, during whose samples `counter` is read.
    func counting(by counter: @escaping @Sendable () -> Int) -> BlockRequest {
        BlockRequest(
            iteration: iteration, samples: samples, batch: batch, asksBetweenSamples: asksBetweenSamples,
            counter: counter)
    }
}

/// A stretch of iterations between two verifications: what came of it, the same on every rank.
public struct BlockOutcome: Sendable {
    /// Elapsed time of each sample, over all its iterations; fewer than were asked for where the user stopped the block.
    public let elapsedNanoseconds: [Int]
    /// From the first sample's start to the last one's end, with what lies between the samples.
    public let loopNanoseconds: Int
    /// How long the block took, with stamping and verification.
    public let wallNanoseconds: Int
    /// Whether the bytes of any rank were wrong.
    public let isWrong: Bool
    /// What was wrong on this rank, if anything.
    public let mismatch: String?
    /// Whether any rank was asked to stop.
    public let isInterrupted: Bool
    /// By how much the time of a sample may be wrong because the hosts' clocks are known that well only; 0 on one host.
    public private(set) var clockErrorNanoseconds = 0
    private var lateStarts: [Int] = []
    /// Processor time that this rank used for the samples and for what lies between them, waiting included.
    public var processorNanoseconds = 0
    /// What else this rank did meanwhile, where that was counted.
    public var workBeside: WorkBeside?

    /// Whether a rank began this sample after the agreed time.
    public func isLate(_ sample: Int) -> Bool { sample < lateStarts.count && lateStarts[sample] > 0 }

    /// How the samples of a block lie in time.
    public enum Succession: Sendable {
        /// Each has a start of its own: latest end minus earliest start.
        case separate
        /// Each begins where the one before ended: latest end minus the latest end before; only the first has a start.
        case consecutive
    }

    /// Merges what each rank saw. Collective.
    ///
    /// - Parameters:
    ///   - starts: when each sample began on this rank; empty where this rank's clock does not count.
    ///   - ends: when each sample ended on this rank; empty where this rank's clock does not count.
    ///   - count: samples in the block, at least 1.
    ///   - clock: how this rank's clock goes; nothing where rank 0's alone counts.
    ///   - lateStarts: for each sample 1 if this rank began it late, else 0; empty where nobody can be late.
    ///   - wall: how long the block took on this rank.
    ///   - mismatch: what was wrong with this rank's bytes, if anything.
    public init(
        starts: [Int], ends: [Int], count: Int, _ succession: Succession = .separate, clock: ClockModel?,
        lateStarts: [Int] = [], wall: Int, mismatch: String?, among ranks: RankGroup
    ) throws(TransferError) {
        let report = BlockReport(
            starts: clock.map { starts.map($0.shared) } ?? starts, ends: clock.map { ends.map($0.shared) } ?? ends,
            count: count, succession, wall: wall, isWrong: mismatch != nil,
            isInterrupted: SignalFlag.isRaised)
        let merged = BlockReport(words: try ranks.maximum(of: report.words), count: count)
        self.init(
            elapsedNanoseconds: merged.elapsedNanoseconds, loopNanoseconds: merged.loopNanoseconds,
            wallNanoseconds: merged.wall, isWrong: merged.isWrong, mismatch: mismatch,
            isInterrupted: merged.isInterrupted)
        guard let clock, !ranks.sharesOneHost else { return }
        let worst = try ranks.maximum(of: [clock.errorNanoseconds] + lateStarts)
        // An event is a difference of two times.
        clockErrorNanoseconds = 2 * worst[0]
        self.lateStarts = Array(worst.dropFirst())
    }

    init(
        elapsedNanoseconds: [Int], loopNanoseconds: Int, wallNanoseconds: Int, isWrong: Bool = false,
        mismatch: String? = nil, isInterrupted: Bool = false, clockErrorNanoseconds: Int = 0, lateStarts: [Int] = []
    ) {
        self.elapsedNanoseconds = elapsedNanoseconds
        self.loopNanoseconds = loopNanoseconds
        self.wallNanoseconds = wallNanoseconds
        self.isWrong = isWrong
        self.mismatch = mismatch
        self.isInterrupted = isInterrupted
        self.clockErrorNanoseconds = clockErrorNanoseconds
        self.lateStarts = lateStarts
    }
}
