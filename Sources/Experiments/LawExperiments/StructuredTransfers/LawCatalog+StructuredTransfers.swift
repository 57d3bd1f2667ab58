extension LawCatalog {
    /// Structured and offloaded transfers: L20 to L28.
    static let structuredTransfers: [any LawExperiment] = [
        SegmentationExperiment(), PlanarFrameExperiment(), StridedTransposeExperiment(), ColumnBandsExperiment(),
        DirtyPagesExperiment(), VersionedBucketExperiment(), FlagHandoverExperiment(), JournalBarriersExperiment(),
        SortedSeeksExperiment(),
    ]
}
