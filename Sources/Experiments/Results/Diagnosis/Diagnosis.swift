/// What on a machine would spoil a measurement, with a remedy for each.
///
/// Rules look at a description, never at the machine itself: the same description always gives the same findings.
/// What could not be read is a finding of its own and never passes for fine.
public struct Diagnosis: Encodable, Hashable, Sendable {
    /// What each rule found, in the order of the rules.
    public let findings: [Finding]
    /// What the rules looked at.
    public let machine: MachineDescription

    /// What the rules find at `site`.
    public init(of site: MeasuringSite) {
        machine = site.machine
        findings = Rule.all.flatMap { rule in
            rule.look(site).map { outcome in
                Finding(
                    id: rule.id, severity: outcome.severity, subject: outcome.subject, seen: outcome.seen,
                    why: rule.why, remedy: outcome.remedy)
            }
        }
    }

    /// Both as JSON text with sorted keys.
    public var json: String { jsonText(self) }
}
