extension LawCatalog {
    /// Scatter-gather lists: L5 to L13.
    static let scatterGather: [any LawExperiment] = []
}
