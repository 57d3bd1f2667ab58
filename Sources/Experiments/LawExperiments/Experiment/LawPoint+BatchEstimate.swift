import Statistics

extension LawPoint.Found {
    /// What batches of a long simulation say; nothing where they say nothing.
    init?(_ estimate: BatchEstimate?) {
        guard let estimate else { return nil }
        self.init(estimate.value, interval: estimate.interval)
    }
}
