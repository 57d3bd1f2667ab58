extension MeasurementCatalog {
    /// Those that need nothing but memory and the simulated device's copy engine.
    static let hostMemory: [any MeasuredLaw] = [BreakEvenMeasurement(), FetchMeasurement()]
}
