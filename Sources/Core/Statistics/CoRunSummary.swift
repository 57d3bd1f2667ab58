/// What a transfer leaves to a memory-bound kernel beside it, and the kernel to the transfer.
public struct CoRunSummary: Hashable, Sendable {
    /// Blocks of each sort: of the kernel alone, the transfer alone, both.
    public let blocks: Int
    /// Bytes a second that the kernels of all ranks read and write while the transfer rests.
    public let kernelAlone: Double?
    /// Bytes a second that they read and write beside the transfer.
    public let kernelBeside: Double?
    /// The kernel's time beside the transfer over that alone, by the medians of the blocks; absent where there are too few of
    /// them, or the kernel got nothing done in one.
    public let kernelSlowdown: MedianRatio?
    /// The transfer's time beside the kernel over that alone, by the medians of the blocks' means: an event during which the
    /// kernel had the core counts too.
    public let transferSlowdown: MedianRatio?

    /// The summary of `blocks`, or nothing where there are none.
    ///
    /// - Parameter generator: what draws the resamples of the intervals.
    public init?(_ blocks: CoRunBlocks, using generator: inout some RandomNumberGenerator) {
        guard !blocks.rounds.isEmpty else { return nil }
        self.blocks = blocks.rounds.count
        kernelAlone = blocks.rounds.map(\.kernelAlone).reduce(KernelBlock(), +).bytesPerSecond
        kernelBeside = blocks.rounds.map(\.kernelBeside).reduce(KernelBlock(), +).bytesPerSecond
        func ratio(
            _ alone: (CoRunBlocks.Round) -> Double, _ beside: (CoRunBlocks.Round) -> Double
        ) -> MedianRatio? {
            MedianRatio(
                baseline: [blocks.rounds.map(alone)], candidate: [blocks.rounds.map(beside)], using: &generator)
        }
        kernelSlowdown = ratio({ $0.kernelAlone.nanosecondsPerByte }, { $0.kernelBeside.nanosecondsPerByte })
        transferSlowdown = ratio({ $0.transferAlone }, { $0.transferBeside })
    }
}
