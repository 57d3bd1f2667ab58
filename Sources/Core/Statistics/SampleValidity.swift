/// Whether a sample counts, and if not, why.
public enum SampleValidity: String, CaseIterable, Sendable {
    /// It counts.
    case ok
    /// It was taken before the timing had settled.
    case warmUp = "warm_up"
    /// A rank started it after the agreed time.
    case lateStart = "late_start"
    /// The bytes that it moved were wrong.
    case verificationFailed = "verification_failed"
    /// The run was stopped while it was being taken.
    case interrupted
}

/// How many samples there are of each validity.
public struct SampleCounts: Hashable, Sendable {
    private var counts: [SampleValidity: Int] = [:]

    /// No sample yet.
    public init() {}

    /// The samples of one validity.
    public subscript(validity: SampleValidity) -> Int {
        get { counts[validity] ?? 0 }
        set { counts[validity] = newValue == 0 ? nil : newValue }
    }
}
