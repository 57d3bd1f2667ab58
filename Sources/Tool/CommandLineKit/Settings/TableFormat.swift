/// How the table on standard output is laid out.
public enum TableFormat: String, CaseIterable, Sendable {
    /// For people.
    case table
    /// As the OSU micro-benchmarks print theirs.
    case osu
    /// As perftest prints its own.
    case perftest
}
