/// Something in stored results that cannot be read: where it stands, what is wrong, and what was done about it or would be
/// right. Thrown where nothing can be read, collected where the rest still can.
public struct ReadingProblem: Error, Hashable, Sendable {
    /// The file or folder.
    public let path: String
    /// The line in it, from 1; absent where the problem is the whole file.
    public let line: Int?
    /// What is wrong.
    public let problem: String
    /// What was left out because of it, or what would be right.
    public let remedy: String

    /// A problem; see the properties.
    public init(_ path: String, line: Int? = nil, _ problem: String, _ remedy: String) {
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }
}

extension ReadingProblem: CustomStringConvertible {
    /// One line: `a/samples.csv:17: the last row has no end, …; it is left out`.
    public var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(problem); \(remedy)" }
}
