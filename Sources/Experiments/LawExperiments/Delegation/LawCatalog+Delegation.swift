extension LawCatalog {
    /// Delegation, set-up cost, sharing the bus: L1 to L4.
    static let delegation: [any LawExperiment] = [
        BreakEvenExperiment(), OverlapExperiment(), BusSharingExperiment(), InterruptCoalescingExperiment(),
    ]
}
