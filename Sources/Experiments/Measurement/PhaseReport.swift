internal import Statistics
internal import TransferCore

/// What one rank saw of a block of phases, in words whose largest over all ranks, one by one, is what all of them saw.
struct PhaseReport: Equatable {
    /// In this order: wrong, interrupted, and the time of each phase in each sample.
    let words: [Int]

    /// The time of a phase that did not occur; smaller than any, and so without a say in the largest.
    static let absent = -1
    private static let headWords = 2

    /// What this rank saw.
    ///
    /// - Parameter times: of each phase in nanoseconds, or `absent`, sample by sample.
    init(times: [Int], isWrong: Bool, isInterrupted: Bool) {
        self.init(words: [isWrong ? 1 : 0, isInterrupted ? 1 : 0] + times)
    }

    /// What all ranks saw, from their words' largest.
    init(words: [Int]) {
        precondition(
            words.count >= Self.headWords
                && (words.count - Self.headWords).isMultiple(of: TransferPhase.allCases.count),
            "a report has a head and whole samples")
        self.words = words
    }

    /// Whether bytes were wrong.
    var isWrong: Bool { words[0] != 0 }
    /// Whether somebody asked to stop.
    var isInterrupted: Bool { words[1] != 0 }

    /// The median time of each phase that occurred; nothing where the samples are too few for a median.
    ///
    /// - Parameter head: samples at the head that do not count.
    func medians(skipping head: Int) -> [TransferPhase: Double] {
        let phases = TransferPhase.allCases
        let times = words.dropFirst(Self.headWords + head * phases.count)
        guard times.count / phases.count >= Quantile.median.samplesNeeded() else { return [:] }
        var medians: [TransferPhase: Double] = [:]
        for (place, phase) in phases.enumerated() {
            let own = stride(from: times.startIndex + place, to: times.endIndex, by: phases.count).map { times[$0] }
            guard own.contains(where: { $0 != Self.absent }) else { continue }
            // A sample without the phase spent no time in it.
            medians[phase] = Quantile.median.estimate(sorted: own.map { Double(max(0, $0)) }.sorted())
        }
        return medians
    }
}
