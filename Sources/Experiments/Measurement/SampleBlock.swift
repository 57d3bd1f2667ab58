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

    /// See the properties; all at least 1.
    public init(iteration: Int, samples: Int, batch: Int) {
        self.iteration = iteration
        self.samples = samples
        self.batch = batch
    }
}

/// A stretch of iterations between two verifications: what came of it, the same on every rank.
public struct BlockOutcome: Sendable {
    /// Elapsed time of each sample, over all its iterations.
    public let elapsedNanoseconds: [Int]
    /// How long the block took, with stamping and verification.
    public let wallNanoseconds: Int
    /// Whether the bytes of any rank were wrong.
    public let isWrong: Bool
    /// What was wrong on this rank, if anything.
    public let mismatch: String?
    /// Whether any rank was asked to stop.
    public let isInterrupted: Bool

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
    ///   - count: samples in the block.
    ///   - wall: how long the block took on this rank.
    ///   - mismatch: what was wrong with this rank's bytes, if anything.
    public init(
        starts: [Int], ends: [Int], count: Int, _ succession: Succession = .separate, wall: Int, mismatch: String?,
        among ranks: RankGroup
    ) throws(TransferError) {
        let silent = Int.min / 2
        let startCount = succession == .separate ? count : min(count, 1)
        var words = [wall, mismatch == nil ? 0 : 1, SignalFlag.isRaised ? 1 : 0]
        words.reserveCapacity(words.count + startCount + count)
        // The largest of the negated starts is the earliest start.
        words += starts.isEmpty ? [Int](repeating: silent, count: startCount) : starts.prefix(startCount).map { -$0 }
        words += ends.isEmpty ? [Int](repeating: silent, count: count) : ends
        let merged = try ranks.maximum(of: words)
        let mergedStarts = merged[3..<3 + startCount].map { -$0 }
        let mergedEnds = Array(merged[(3 + startCount)...])
        elapsedNanoseconds = mergedEnds.indices.map { index in
            mergedEnds[index] - (index < startCount ? mergedStarts[index] : mergedEnds[index - 1])
        }
        wallNanoseconds = merged[0]
        isWrong = merged[1] != 0
        isInterrupted = merged[2] != 0
        self.mismatch = mismatch
    }
}
