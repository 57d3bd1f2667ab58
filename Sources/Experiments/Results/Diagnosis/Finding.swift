/// What one look at a machine showed, and what it means for measurements.
public struct Finding: Codable, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, CaseIterable, Codable, Sendable {
        /// Figures taken like this are wrong or far from what the hardware can do.
        case serious
        /// Figures scatter, or do not compare with those of other machines or days.
        case moderate
        /// It could not be found out.
        case unknown
        /// It is as it should be.
        case fine
        /// There is nothing here that it could be said of.
        case notApplicable = "not_applicable"
    }

    /// The rule that looked: `governor`. It never changes its meaning.
    public var id: String
    /// How bad it is.
    public var severity: Severity
    /// Of what among several: `mlx5_0 port 1`.
    @NullEncoded public var subject: String?
    /// What was seen.
    public var seen: String
    /// Why it matters to measurements.
    public var why: String
    /// What to do about it: a command to type, or where to set it. Present wherever the severity is serious or moderate.
    @NullEncoded public var remedy: String?

    /// A finding; see the properties.
    public init(
        id: String, severity: Severity, subject: String? = nil, seen: String, why: String, remedy: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.subject = subject
        self.seen = seen
        self.why = why
        self.remedy = remedy
    }
}
