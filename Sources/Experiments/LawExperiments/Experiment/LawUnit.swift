/// What a figure of a law is counted in.
public enum LawUnit: String, Hashable, Sendable, CaseIterable {
    /// Bytes.
    case bytes = "B"
    /// Nanoseconds.
    case nanoseconds = "ns"
    /// Bytes a nanosecond.
    case gigabytesPerSecond = "GB/s"
    /// Events a microsecond.
    case perMicrosecond = "1/us"
    /// Clock cycles of a processor.
    case cycles = "cycles"
    /// How many.
    case count = "count"
    /// A part of one, or a ratio.
    case fraction = "fraction"
}
