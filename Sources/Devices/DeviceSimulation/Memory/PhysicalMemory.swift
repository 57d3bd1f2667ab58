import TransferCore

/// Frames of memory with real contents, in words of 8 bytes: whoever moves a page moves its words, and whether they arrived
/// can be looked at.
public struct PhysicalMemory: Hashable, Sendable {
    /// How many words a frame has.
    public let wordsPerFrame: Int
    /// Every word, frame by frame.
    public private(set) var words: [UInt64]

    /// So many frames of zeros; both counts are above 0.
    public init(frames: Int, wordsPerFrame: Int) {
        precondition(frames > 0 && wordsPerFrame > 0, "a memory without room")
        self.wordsPerFrame = wordsPerFrame
        words = [UInt64](repeating: 0, count: frames * wordsPerFrame)
    }

    /// How many frames there are.
    public var frames: Int { words.count / wordsPerFrame }

    /// A word of a frame; traps outside of the memory.
    public subscript(frame: Int, word: Int) -> UInt64 {
        get { words[frame * wordsPerFrame + word] }
        set { words[frame * wordsPerFrame + word] = newValue }
    }

    /// Copies every word of a frame to another.
    public mutating func copy(frame source: Int, to destination: Int) {
        let (from, to) = (source * wordsPerFrame, destination * wordsPerFrame)
        for word in 0..<wordsPerFrame { words[to + word] = words[from + word] }
    }

    /// Fills a frame with words of which each tells whose and which it is.
    public mutating func mark(frame: Int, as owner: Int) {
        for word in 0..<wordsPerFrame { self[frame, word] = Self.mark(of: owner, word: word) }
    }

    /// Whether a frame holds every word that `mark(frame:as:)` wrote for an owner.
    public func isMarked(frame: Int, as owner: Int) -> Bool {
        (0..<wordsPerFrame).allSatisfy { self[frame, $0] == Self.mark(of: owner, word: $0) }
    }

    /// The word that `mark(frame:as:)` writes.
    public static func mark(of owner: Int, word: Int) -> UInt64 {
        SeededGenerator.mix(UInt64(owner) << 32 | UInt64(word) &+ 1)
    }
}
