/// What a descriptor engine executes: something that takes as long as its bytes.
public protocol EngineDescriptor: Sendable {
    /// How many bytes cross the link for it.
    var byteCount: Int { get }
}

/// A contiguous run of bytes that goes from one place to another.
public struct SegmentDescriptor: EngineDescriptor, Hashable {
    /// Where its first byte is read.
    public var source: Int
    /// Where its first byte is written.
    public var destination: Int
    /// How many bytes it moves.
    public var byteCount: Int

    /// `byteCount` bytes from `source` on to `destination` and behind.
    public init(source: Int, destination: Int, byteCount: Int) {
        (self.source, self.destination, self.byteCount) = (source, destination, byteCount)
    }

    /// What it reads.
    public var sourceRange: Range<Int> { source..<source + byteCount }

    /// Moves its bytes.
    public func move(from memory: PlainMemory, to other: inout PlainMemory) {
        other.copy(sourceRange, of: memory, to: destination)
    }
}
