extension LawCatalog {
    /// Depth, pipelines, streaming: L16 to L19.
    static let pipelines: [any LawExperiment] = [
        QueueDepthExperiment(), DoubleBufferingExperiment(), ChunkSizeExperiment(), FrameBufferingExperiment(),
    ]
}
