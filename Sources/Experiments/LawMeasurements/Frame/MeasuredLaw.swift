public import LawExperiments

/// A law that this machine can speak for.
public protocol MeasuredLaw: Sendable {
    /// The n of Ln.
    var number: Int { get }

    /// Times what the law speaks of, and fits its constants.
    ///
    /// Bytes are verified before anything is timed.
    ///
    /// - Parameter seed: decides the order in which cells are timed.
    /// - Throws: why it cannot be measured here.
    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement
}

/// Why a law was not measured: what is missing or failed, and what would help.
public struct MeasurementRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// In one line.
    public let description: String

    /// See the property.
    public init(_ description: String) { self.description = description }
}
