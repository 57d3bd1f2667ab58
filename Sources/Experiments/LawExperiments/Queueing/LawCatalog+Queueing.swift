extension LawCatalog {
    /// Chance: L14 and L15.
    static let queueing: [any LawExperiment] = [SojournExperiment(), InterruptIntervalExperiment()]
}
