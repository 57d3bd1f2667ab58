public import Statistics

/// One sample as `samples.csv` holds it.
public struct SampleRecord: Hashable, Sendable {
    /// Elapsed time of all its events, in nanoseconds.
    public let elapsedNanoseconds: Int
    /// Events that it spans.
    public let events: Int
    /// Which launch of the ranks it was taken in, from 0.
    public let launch: Int
    /// Whether it counts, and if not, why.
    public let validity: SampleValidity

    /// A sample.
    public init(elapsedNanoseconds: Int, events: Int = 1, launch: Int = 0, validity: SampleValidity = .ok) {
        self.elapsedNanoseconds = elapsedNanoseconds
        self.events = events
        self.launch = launch
        self.validity = validity
    }

    /// The columns of `samples.csv`.
    static let columns = [
        "cell", "workload", "transport", "method", "size_bytes", "launch", "sample", "events", "elapsed_ns", "validity",
    ]
}
