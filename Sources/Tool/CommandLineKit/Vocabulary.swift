/// The names that only the caller knows.
public struct Vocabulary: Hashable, Sendable {
    /// What `--transport` takes, in the order in which `all` measures them.
    public let transports: [String]
    /// The laws that `laws run` takes, by number.
    public let laws: [LawWords]

    /// - Parameters:
    ///   - transports: what `--transport` takes, in the order in which `all` measures them.
    ///   - laws: what `laws run` takes, by number.
    public init(transports: [String], laws: [LawWords]) {
        self.transports = transports
        self.laws = laws
    }
}
