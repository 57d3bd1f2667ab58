/// Why no more samples of a cell were taken.
public enum StopReason: String, CaseIterable, Sendable {
    /// The interval of the median had become narrow enough.
    case precision
    /// The time was used up.
    case time
    /// The greatest number of samples was reached.
    case samples
    /// The user asked to stop.
    case interrupted
}
