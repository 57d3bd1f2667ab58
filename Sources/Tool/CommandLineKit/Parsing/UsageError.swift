/// What is wrong with what the user wrote, where it stands, and what would be right. Exit code 64 belongs to it.
public struct UsageError: Error, Hashable, Sendable {
    /// Where it stands: `halo --grid 0x128`, `demo.json:4:9`.
    public let place: String
    /// What is wrong.
    public let problem: String
    /// What would be right.
    public let remedy: String

    init(at place: String, _ problem: String, _ remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    init(at place: String, _ refusal: Refusal) {
        self.init(at: place, refusal.problem, refusal.remedy)
    }
}

extension UsageError: CustomStringConvertible {
    /// One line: `halo --ghost 0: 0 is too small; give a whole number from 1 to 2147483647`.
    public var description: String { "\(place): \(problem); \(remedy)" }
}
