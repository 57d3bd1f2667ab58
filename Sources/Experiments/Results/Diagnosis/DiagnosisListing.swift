/// The findings of a diagnosis, as text for people: what to mend first, and what is fine in one line each.
public struct DiagnosisListing {
    private let diagnosis: Diagnosis
    private let style: TableStyle

    /// A listing of `diagnosis`.
    public init(_ diagnosis: Diagnosis, style: TableStyle) {
        self.diagnosis = diagnosis
        self.style = style
    }

    /// The text; it ends with a line end.
    public var text: String {
        let sections = [
            section("Spoils a measurement", .serious, lines: explained),
            section("May disturb one", .moderate, lines: explained),
            section("Unknown, so not known to be fine", .unknown, lines: explained),
            section("Fine", .fine, lines: listed),
            section("Of no concern here", .notApplicable, lines: listed),
        ]
        let blocks = [style.wrapped(summary)] + sections.filter { !$0.isEmpty }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var summary: String {
        let words: [(Finding.Severity, String)] = [
            (.serious, "serious"), (.moderate, "moderate"), (.unknown, "unknown"), (.fine, "fine"),
            (.notApplicable, "of no concern"),
        ]
        let counts = words.map { severity, word in "\(findings(severity).count) \(word)" }
        return "Machine\(diagnosis.machine.hostName.map { " \($0)" } ?? ""): " + counts.joined(separator: ", ")
    }

    private func findings(_ severity: Finding.Severity) -> [Finding] {
        diagnosis.findings.filter { $0.severity == severity }
    }

    private func section(_ title: String, _ severity: Finding.Severity, lines: ([Finding]) -> [String]) -> [String] {
        let found = findings(severity)
        return found.isEmpty ? [] : [style.bold(title)] + lines(found)
    }

    /// A finding with its reason and its remedy below it.
    private func explained(_ findings: [Finding]) -> [String] {
        findings.flatMap { finding in
            hung("  ", "\(name(of: finding)): \(finding.seen)") + hung("    why     ", finding.why)
                + (finding.remedy.map { hung("    remedy  ", $0) } ?? [])
        }
    }

    /// One row a finding.
    private func listed(_ findings: [Finding]) -> [String] {
        AlignedRows.lines(findings.map { [name(of: $0), $0.seen] }, indent: 2).map {
            style.clipped($0, to: style.width)
        }
    }

    private func name(of finding: Finding) -> String {
        finding.id + (finding.subject.map { ", \($0)" } ?? "")
    }

    /// `text` behind `label`, its further lines as far in as the first.
    private func hung(_ label: String, _ text: String) -> [String] {
        var narrow = style
        // A word longer than the line, a path for one, is not cut: it is there to be copied.
        narrow.width = max(style.width - label.count, text.split(separator: " ").map(\.count).max() ?? 0)
        let indent = String(repeating: " ", count: label.count)
        return narrow.wrapped(text).enumerated().map { index, line in (index == 0 ? label : indent) + line }
    }
}
