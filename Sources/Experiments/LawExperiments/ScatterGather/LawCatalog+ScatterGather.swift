extension LawCatalog {
    /// Scatter-gather lists: L5 to L13.
    static let scatterGather: [any LawExperiment] = [
        ListTimeExperiment(), PageSpanExperiment(), PackOrGatherExperiment(), AlignmentSplitExperiment(),
        CoalescingExperiment(), FetchExperiment(), SegmentLimitExperiment(), PageTouchesExperiment(),
        CopyCountExperiment(),
    ]
}
