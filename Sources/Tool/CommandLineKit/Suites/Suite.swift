/// A list of workloads to run one after the other.
public struct Suite: Hashable, Sendable {
    /// One of them.
    public struct Run: Hashable, Sendable {
        /// What the suite calls it, each name once.
        public let name: String?
        /// The workload with its settings.
        public let command: Command
    }

    /// What the suite is called.
    public let name: String
    /// What it is for.
    public let summary: String?
    /// At least one, no two alike.
    public let runs: [Run]

    /// The workloads in order.
    public var commands: [Command] { runs.map(\.command) }
}
