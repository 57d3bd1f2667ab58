extension MeasurementCatalog {
    /// Those of lists, queues and pipelines, by the simulated device's copy engine and the processor.
    static let copyEngine: [any MeasuredLaw] = [
        ListTimeMeasurement(), PackOrGatherMeasurement(), CoalescingMeasurement(), SegmentLimitMeasurement(),
        QueueDepthMeasurement(), DoubleBufferingMeasurement(), ChunkSizeMeasurement(), StagedOrDirectMeasurement(),
    ]
}
