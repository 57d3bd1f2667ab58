public import LawExperiments
public import LawMeasurements

/// A law that an RDMA device can speak for.
public protocol LawOverVerbs: Sendable {
    /// The n of Ln.
    var number: Int { get }

    /// Times what the law speaks of on `device`, and fits its constants.
    ///
    /// Bytes are verified before anything is timed.
    ///
    /// - Parameters:
    ///   - device: carries the bytes from this process to itself.
    ///   - seed: decides the order in which cells are timed.
    /// - Throws: why it cannot be measured there.
    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement
}
