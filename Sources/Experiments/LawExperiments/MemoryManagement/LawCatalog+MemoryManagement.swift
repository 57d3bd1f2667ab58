extension LawCatalog {
    /// Memory management, coherency, IOMMU: L29 to L34.
    static let memoryManagement: [any LawExperiment] = [
        PinnedFramesExperiment(), CacheInvalidationExperiment(), ContiguousClaimExperiment(),
        MappedTransferExperiment(),
        TranslationExperiment(),
        UnmapExperiment(),
    ]
}
