/// Something that a run of a law has to show beside its curves: a break-even, a safety property, a negative test.
public struct LawFinding: Hashable, Sendable {
    /// What must hold, in a sentence with the figures: `without the fence a reader sees a torn bucket`.
    public let statement: String
    /// Whether it does.
    public let holds: Bool
    /// The steps that show it, one a line; empty where there is nothing to follow.
    public let trace: [String]

    /// See the properties.
    public init(_ statement: String, holds: Bool, trace: [String] = []) {
        (self.statement, self.holds, self.trace) = (statement, holds, trace)
    }
}
