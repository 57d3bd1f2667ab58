extension LawCatalog {
    /// Across a cluster: L35 to L39.
    static let clusterPaths: [any LawExperiment] = [
        PeerPathExperiment(), KernelBypassExperiment(), StagedOrDirectExperiment(), FabricSharingExperiment(),
        PageCacheExperiment(),
    ]
}
