public import Statistics
public import TransferCore

/// A cell and a kernel, each alone and both beside each other, in blocks of their own: the cell's samples are not among
/// them.
///
/// A turn is a round of three blocks, in an order that is drawn anew, so that all three meet the same noise. Every rank sees
/// the same figures and so takes the same decisions without asking.
public final class CoRunMeasurement: TurnTaking {
    private enum Block: CaseIterable { case kernelAlone, transferAlone, both }

    /// What was taken so far.
    public private(set) var blocks = CoRunBlocks()
    /// Whether there is nothing left to do.
    public private(set) var isOver = false
    /// Whether the user asked to stop before it was at its end.
    public private(set) var wasInterrupted = false
    /// What was wrong with the bytes on this rank; where another rank's were wrong, a hint to it.
    public private(set) var mismatch: String?

    private let session: any CoRunSession
    private let bounds: CellBounds
    private let batch: Int
    private let eventsPerSample: Int
    private let unsteadySamples: Int
    private let blockNanoseconds: Int
    private var nextStamp: Int
    private var generator: SeededGenerator
    private var (alone, beside) = (CoRunPace(), CoRunPace())
    private var spentNanoseconds = 0
    private var isWarm = false

    /// A block holds several of the scheduler's turns where threads share processors, and ends soon.
    private static let blockLengths = 50_000_000...200_000_000
    /// Blocks into which the time of a cell is divided.
    private static let blocksInTime = 30
    /// Stretches of samples in a block of the transfer, where a sample is short.
    private static let stretches = 3

    /// - Parameters:
    ///   - cell: what has been measured; its blocks go on from there, with as many events in a sample.
    ///   - bounds: of the cell. Rounds go on until its most time is used up; the fewest that have a ratio are taken in any
    ///     case.
    ///   - seed: decides the order of the blocks; the same on every rank.
    public init(continuing cell: CellMeasurement, by session: any CoRunSession, bounds: CellBounds, seed: UInt64) {
        self.session = session
        self.bounds = bounds
        batch = cell.batch
        eventsPerSample = cell.eventsPerSample
        unsteadySamples = cell.session.unsteadySamples
        let share = bounds.maximumTime.nanoseconds / Self.blocksInTime
        blockNanoseconds = min(max(share, Self.blockLengths.lowerBound), Self.blockLengths.upperBound)
        nextStamp = cell.nextStamp
        generator = SeededGenerator(seed: seed)
    }

    /// Ends it where it is.
    public func interrupt() {
        guard !isOver else { return }
        wasInterrupted = true
        isOver = true
    }

    /// Runs one round. Collective.
    public func step() throws(TransferError) {
        guard !isOver else { return }
        var kernelAlone = KernelBlock()
        var (transferAlone, transferBeside) = (TransferBlock(), TransferBlock())
        for block in Block.allCases.shuffled(using: &generator) where !isOver {
            switch block {
            case .kernelAlone:
                try session.startKernel()
                kernelAlone = try leave()
                try session.stopKernel()
            case .transferAlone: transferAlone = try transfer(&alone)
            case .both:
                try session.startKernel()
                transferBeside = try transfer(&beside)
                try session.stopKernel()
            }
        }
        // A block that the user or wrong bytes cut short counts for nothing, nor does the first round, which finds out how
        // many samples make a block.
        guard !isOver else { return }
        guard isWarm else {
            isWarm = true
            return
        }
        blocks.append(
            CoRunBlocks.Round(
                kernelAlone: kernelAlone, kernelBeside: transferBeside.kernel,
                transferAlone: transferAlone.nanosecondsPerSample / Double(eventsPerSample),
                transferBeside: transferBeside.nanosecondsPerSample / Double(eventsPerSample)))
        isOver =
            blocks.rounds.count >= CoRunBlocks.fewestRounds && spentNanoseconds >= bounds.maximumTime.nanoseconds
    }

    private func leave() throws(TransferError) -> KernelBlock {
        let outcome = try session.leave(nanoseconds: blockNanoseconds)
        spentNanoseconds += outcome.kernel.nanoseconds
        if outcome.isInterrupted { interrupt() }
        return outcome.kernel
    }

    /// Stretches of samples until they have taken as long as a block is to take.
    private func transfer(_ pace: inout CoRunPace) throws(TransferError) -> TransferBlock {
        var block = TransferBlock()
        while block.loopNanoseconds < blockNanoseconds, !isOver {
            let request = BlockRequest(
                iteration: nextStamp, samples: pace.samples + unsteadySamples, batch: batch,
                asksBetweenSamples: pace.sampleNanoseconds > CellMeasurement.slowSampleNanoseconds)
            nextStamp += 1
            let (outcome, kernel) = try session.transfer(request)
            spentNanoseconds += outcome.wallNanoseconds
            pace.learn(from: outcome, wanting: blockNanoseconds / Self.stretches, most: bounds.maximumSamples)
            block.add(outcome, beside: kernel, unsteady: unsteadySamples)
            if outcome.isWrong {
                mismatch = outcome.mismatch ?? "the bytes on another rank were wrong"
                isOver = true
            } else if outcome.isInterrupted {
                interrupt()
            }
        }
        return block
    }
}

/// What a transfer and the kernels did in one block of a co-run, over its stretches.
private struct TransferBlock {
    private(set) var kernel = KernelBlock()
    /// From the first sample of each stretch to its last.
    private(set) var loopNanoseconds = 0
    private var sampleNanoseconds = 0
    private var samples = 0

    /// - Parameter unsteady: samples at the head of a stretch that do not count.
    mutating func add(_ outcome: BlockOutcome, beside kernel: KernelBlock, unsteady: Int) {
        let steady = outcome.elapsedNanoseconds.dropFirst(unsteady)
        self.kernel = self.kernel + kernel
        loopNanoseconds += outcome.loopNanoseconds
        sampleNanoseconds += steady.reduce(0, +)
        samples += steady.count
    }

    /// Mean over the samples that count.
    var nanosecondsPerSample: Double { Double(sampleNanoseconds) / Double(max(1, samples)) }
}
