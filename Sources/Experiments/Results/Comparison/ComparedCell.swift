public import Statistics

/// A cell that both sides have measured.
public struct ComparedCell: Hashable, Sendable {
    /// What one side says of the cell.
    public struct Side: Hashable, Sendable {
        /// The median of the launches' medians, in nanoseconds.
        public let median: Double
        /// Launches, over all runs of the side.
        public let launches: Int
        /// Valid samples, over all launches.
        public let samples: Int

        init?(_ launches: [[Double]]) {
            let medians = launches.filter { !$0.isEmpty }.map { Quantile.median.estimate(sorted: $0.sorted()) }
            guard !medians.isEmpty else { return nil }
            median = Quantile.median.estimate(sorted: medians.sorted())
            self.launches = medians.count
            samples = launches.reduce(0) { $0 + $1.count }
        }
    }

    /// What was run.
    public let identity: CellIdentity
    /// The side that is compared with.
    public let baseline: Side
    /// The side that is asked about.
    public let candidate: Side
    /// The candidate's median over the baseline's.
    public let ratio: MedianRatio
    /// How often the candidate's time is the longer one: of the launches' medians where both sides have several launches,
    /// else of samples.
    public let ranks: RankSumTest?

    /// What is said of the cell where so much is let pass.
    func finding(threshold: Double) -> Finding {
        if ratio.isSlower(beyond: threshold) { return .muchSlower }
        if ratio.isFaster(beyond: threshold) { return .muchFaster }
        switch ratio.verdict {
        case .slower: return .slower
        case .faster: return .faster
        case .noDifferenceShown: return .noDifferenceShown
        }
    }

    /// The verdict, and whether it is beyond the threshold.
    enum Finding: CaseIterable {
        case muchSlower, slower, noDifferenceShown, faster, muchFaster

        /// - Parameter share: the threshold in words: `5%`.
        func text(beyond share: String) -> String {
            switch self {
            case .muchSlower: "slower by more than \(share)"
            case .slower: "slower"
            case .noDifferenceShown: "no difference shown"
            case .faster: "faster"
            case .muchFaster: "faster by more than \(share)"
            }
        }
    }
}
