extension MeasurementCatalog {
    /// Those of lists, strides and overlap, by the simulated device's copy engine.
    static let engineTransfers: [any MeasuredLaw] = [
        OverlapMeasurement(), AlignmentMeasurement(), PageTouchesMeasurement(), StridedTransposeMeasurement(),
        ColumnBandsMeasurement(), DirtyPagesMeasurement(), VersionedBucketMeasurement(),
    ]
}
