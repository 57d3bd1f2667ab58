public import TransferCore

/// A sum of the 64-bit words at the beginning of a memory that depends on their order, as Fletcher's does: what stands
/// for the processing of a block.
public struct WordChecksum: MemoryKernel {
    /// How many words are summed.
    public let words: Int
    /// The sum of the last computation.
    public private(set) var value: UInt64 = 0

    private static let wordSize = 8

    /// Sums the first `words` words.
    public init(words: Int) {
        precondition(words >= 0, "a checksum of no fewer than no words")
        self.words = words
    }

    /// Leaves the bytes as they are. Traps where there are fewer words.
    public mutating func compute(on bytes: inout MutableRawSpan) {
        precondition(words <= bytes.byteCount / Self.wordSize, "a checksum of more words than there are")
        var (sum, sumOfSums) = (UInt64(0), UInt64(0))
        bytes.withUnsafeBytes { bytes in
            for word in 0..<words {
                sum &+= bytes.loadUnaligned(fromByteOffset: word * Self.wordSize, as: UInt64.self)
                sumOfSums &+= sum
            }
        }
        value = sum ^ (sumOfSums << 32 | sumOfSums >> 32)
    }
}
