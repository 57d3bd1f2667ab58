extension MeasurementCatalog {
    /// Those of ways through the kernel.
    static let kernelPaths: [any MeasuredLaw] = [SegmentationMeasurement(), KernelBypassMeasurement()]
}
