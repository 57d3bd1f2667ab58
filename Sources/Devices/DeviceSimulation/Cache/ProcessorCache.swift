/// A processor's cache in front of a memory that a device writes too: lines of words, the least recently used leaving first.
///
/// A coherent one sees the device's writes and drops its copies; another keeps them until it is told. Time is the
/// processor's, one access after the other.
public struct ProcessorCache: Hashable, Sendable {
    /// What the processor's instructions take.
    public struct Costs: Hashable, Sendable {
        /// Invalidating a line, whether it is there or not.
        public var invalidation: Picoseconds
        /// A read of a word that is there.
        public var hit: Picoseconds
        /// A read that brings the line in.
        public var miss: Picoseconds
        /// A read past the cache.
        public var uncached: Picoseconds

        /// See the properties.
        public init(invalidation: Picoseconds, hit: Picoseconds, miss: Picoseconds, uncached: Picoseconds) {
            (self.invalidation, self.hit, self.miss, self.uncached) = (invalidation, hit, miss, uncached)
        }
    }

    /// Whether it sees what devices write.
    public let isCoherent: Bool
    /// How many words of 8 bytes a line has.
    public let wordsPerLine: Int
    /// When the processor is done with all that it was asked.
    public private(set) var now = Picoseconds.zero
    private let costs: Costs
    private var lines: RecencySets
    private var copies: [UInt64]

    /// An empty cache of `sets` times `ways` lines.
    public init(sets: Int, ways: Int, wordsPerLine: Int, isCoherent: Bool, costs: Costs) {
        (self.isCoherent, self.wordsPerLine, self.costs) = (isCoherent, wordsPerLine, costs)
        lines = RecencySets(sets: sets, ways: ways)
        copies = [UInt64](repeating: 0, count: sets * ways * wordsPerLine)
    }

    /// Reads a word: the copy's where there is one, and otherwise the memory's, whose line is copied.
    public mutating func read(_ word: Int, of memory: PhysicalMemory) -> UInt64 {
        let (line, offset) = word.quotientAndRemainder(dividingBy: wordsPerLine)
        if let slot = lines.use(line) {
            now += costs.hit
            return copies[slot * wordsPerLine + offset]
        }
        now += costs.miss
        let slot = lines.enter(line).slot
        for place in 0..<wordsPerLine {
            copies[slot * wordsPerLine + place] = memory.words[line * wordsPerLine + place]
        }
        return copies[slot * wordsPerLine + offset]
    }

    /// Reads a word of the memory, whatever copy there is.
    public mutating func readUncached(_ word: Int, of memory: PhysicalMemory) -> UInt64 {
        now += costs.uncached
        return memory.words[word]
    }

    /// Drops the line of a word, as an instruction of the processor does.
    public mutating func invalidate(lineOf word: Int) {
        now += costs.invalidation
        lines.remove(word / wordsPerLine)
    }

    /// Tells the cache that a device wrote a word: a coherent one drops its copy, and another does not notice.
    public mutating func snoop(_ word: Int) {
        if isCoherent { lines.remove(word / wordsPerLine) }
    }
}
