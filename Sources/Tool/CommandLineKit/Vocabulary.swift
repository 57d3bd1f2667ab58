/// The names that only the caller knows.
public struct Vocabulary: Hashable, Sendable {
    /// What `--transport` takes, in the order in which `all` measures them.
    public let transports: [String]

    /// - Parameter transports: what `--transport` takes, in the order in which `all` measures them.
    public init(transports: [String]) {
        self.transports = transports
    }
}
