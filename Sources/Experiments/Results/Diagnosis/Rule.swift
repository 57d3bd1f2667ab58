/// One thing to look at before measuring.
struct Rule: Sendable {
    /// What a rule found of one subject.
    struct Outcome {
        let severity: Finding.Severity
        var subject: String?
        let seen: String
        var remedy: String?

        /// As it should be.
        static func fine(_ seen: String, of subject: String? = nil) -> Outcome {
            Outcome(severity: .fine, subject: subject, seen: seen)
        }

        /// Not to be found out; `remedy` says how it could be.
        static func unknown(_ seen: String, of subject: String? = nil, remedy: String? = nil) -> Outcome {
            Outcome(severity: .unknown, subject: subject, seen: seen, remedy: remedy)
        }

        /// Not a question here.
        static func notApplicable(_ seen: String) -> Outcome { Outcome(severity: .notApplicable, seen: seen) }

        /// Figures are wrong.
        static func serious(_ seen: String, of subject: String? = nil, remedy: String) -> Outcome {
            Outcome(severity: .serious, subject: subject, seen: seen, remedy: remedy)
        }

        /// Figures scatter or do not compare.
        static func moderate(_ seen: String, of subject: String? = nil, remedy: String) -> Outcome {
            Outcome(severity: .moderate, subject: subject, seen: seen, remedy: remedy)
        }
    }

    /// Its name in findings.
    let id: String
    /// Why it matters to measurements.
    let why: String
    /// What it finds: at least one outcome, several where there are several subjects.
    let look: @Sendable (MeasuringSite) -> [Outcome]

    init(_ id: String, why: String, _ look: @escaping @Sendable (MeasuringSite) -> [Outcome]) {
        self.id = id
        self.why = why
        self.look = look
    }

    /// All rules, in the order in which they are shown.
    static let all = processor + memory + placement + network + bus
}
