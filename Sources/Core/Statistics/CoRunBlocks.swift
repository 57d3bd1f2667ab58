/// The blocks of a transfer and a kernel, each alone and both beside each other, in the order of time.
public struct CoRunBlocks: Hashable, Sendable {
    /// One block of each sort, taken one after the other.
    public struct Round: Hashable, Sendable {
        /// The kernel while the transfer rests.
        public let kernelAlone: KernelBlock
        /// The kernel beside the transfer.
        public let kernelBeside: KernelBlock
        /// Mean time of an event while the kernel rests, in nanoseconds.
        public let transferAlone: Double
        /// Mean time of an event beside the kernel, in nanoseconds.
        public let transferBeside: Double

        /// See the properties.
        public init(
            kernelAlone: KernelBlock, kernelBeside: KernelBlock, transferAlone: Double, transferBeside: Double
        ) {
            self.kernelAlone = kernelAlone
            self.kernelBeside = kernelBeside
            self.transferAlone = transferAlone
            self.transferBeside = transferBeside
        }
    }

    /// What was taken so far.
    public private(set) var rounds: [Round] = []

    /// Fewer rounds than this have no ratio.
    public static let fewestRounds = Quantile.median.samplesNeeded()

    /// None yet.
    public init() {}

    /// Adds a round.
    public mutating func append(_ round: Round) { rounds.append(round) }
}
