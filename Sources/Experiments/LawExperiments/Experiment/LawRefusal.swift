/// Why a law does not run with the figures that it was given.
public struct LawRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which rule was broken.
    public let problem: String
    /// What would be right.
    public let advice: String

    /// See the properties.
    public init(_ problem: String, _ advice: String) { (self.problem, self.advice) = (problem, advice) }

    /// Both in one line.
    public var description: String { "\(problem); \(advice)" }
}
