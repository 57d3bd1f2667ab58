/// What one rank saw of a block, in words whose largest over all ranks, one by one, is what all of them saw.
struct BlockReport: Equatable {
    /// In this order: wall time, wrong, interrupted, negated starts, ends. The largest negated start is the earliest.
    let words: [Int]
    private let count: Int

    /// Smaller than any time, and so without a say in the largest.
    private static let silent = Int.min / 2
    private static let headWords = 3

    /// What this rank saw; see `BlockOutcome`.
    init(
        starts: [Int], ends: [Int], count: Int, _ succession: BlockOutcome.Succession, wall: Int, isWrong: Bool,
        isInterrupted: Bool
    ) {
        let startCount = succession == .separate ? count : 1
        var words = [wall, isWrong ? 1 : 0, isInterrupted ? 1 : 0]
        words.reserveCapacity(Self.headWords + startCount + count)
        words +=
            starts.isEmpty
            ? [Int](repeating: Self.silent, count: startCount) : starts.prefix(startCount).map { -$0 }
        words += ends.isEmpty ? [Int](repeating: Self.silent, count: count) : ends
        self.init(words: words, count: count)
    }

    /// What all ranks saw, from their words' largest.
    init(words: [Int], count: Int) {
        precondition(
            count >= 1 && words.count > Self.headWords + count, "a block has samples, and the first has a start")
        self.words = words
        self.count = count
    }

    /// How long the block took.
    var wall: Int { words[0] }
    /// Whether bytes were wrong.
    var isWrong: Bool { words[1] != 0 }
    /// Whether somebody asked to stop.
    var isInterrupted: Bool { words[2] != 0 }

    private var starts: [Int] { words[Self.headWords..<words.count - count].map { -$0 } }
    private var ends: ArraySlice<Int> { words.suffix(count) }

    /// From the first start to the last end.
    var loopNanoseconds: Int { words[words.count - 1] + words[Self.headWords] }

    /// Latest end minus earliest start of each sample; a sample without a start began at the end of the one before.
    var elapsedNanoseconds: [Int] {
        let begins = starts + ends.dropFirst(starts.count - 1).dropLast()
        return zip(begins, ends).map { $1 - $0 }
    }
}
