import LawExperiments

/// What a run of a law has shown, as text for people.
public struct LawPage {
    private let outcome: LawOutcome
    private let style: TableStyle

    /// A page of `outcome`.
    public init(_ outcome: LawOutcome, style: TableStyle) {
        self.outcome = outcome
        self.style = style
    }

    /// The text; it ends with a line end.
    public var text: String {
        let (sheet, result) = (outcome.sheet, outcome.result)
        let head =
            [style.bold("\(sheet.name)  \(sheet.title): \(outcome.verdict)")] + style.wrapped(sheet.claim) + [""]
            + labelled("formula", sheet.formula) + labelled("source", sheet.source)
        let findings = result.findings.flatMap(lines)
        let blocks =
            [head] + result.curves.map(lines) + (findings.isEmpty ? [] : [findings])
            + [labelled("use", sheet.advice) + labelled(measurementLabel, sheet.measurement.described.text)]
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var measurementLabel: String {
        sheetIsMeasured ? "measured" : outcome.sheet.measurement.described.isHere ? "to measure" : "not measured"
    }

    private var sheetIsMeasured: Bool {
        outcome.result.curves.contains { $0.points.contains { $0.measured != nil } }
    }

    private func lines(of curve: LawCurve) -> [String] {
        let hasMeasurements = curve.points.contains { $0.measured != nil }
        let heading = ["\(curve.x.name)", "predicted", "simulated"] + (hasMeasurements ? ["measured"] : []) + [""]
        let rows = curve.points.map { point in
            [text(point.x, in: curve.x.unit), text(point.predicted, in: curve.y.unit)]
                + [text(of: point.simulated, in: curve.y.unit)]
                + (hasMeasurements ? [text(of: point.measured, in: curve.y.unit)] : [])
                + [curve.agrees(at: point) ? style.right : style.wrong]
        }
        return ["\(curve.name): \(curve.y.name)"] + AlignedRows.lines([heading] + rows, indent: 2)
    }

    private func lines(of finding: LawFinding) -> [String] {
        let mark = finding.holds ? style.right : style.wrong
        return style.wrapped("\(mark) \(finding.statement)") + finding.trace.map { "    \($0)" }
    }

    private func labelled(_ label: String, _ text: String) -> [String] { style.wrapped("\(label): \(text)") }

    private func text(of found: LawPoint.Found?, in unit: LawUnit) -> String {
        guard let found else { return "none" }
        let value = text(found.value, in: unit)
        guard let interval = found.interval else { return value }
        return "\(value) (\(text(interval.lowerBound, in: unit)) to \(text(interval.upperBound, in: unit)))"
    }

    private func text(_ value: Double?, in unit: LawUnit) -> String {
        guard let value else { return "none" }
        return switch unit {
        case .bytes: Magnitude.size(bytes: value)
        case .nanoseconds: Magnitude.time(nanoseconds: value)
        case .gigabytesPerSecond: Magnitude.bandwidth(bytesPerSecond: value * 1e9)
        case .perMicrosecond: "\(Magnitude.digits(value))/us"
        case .cycles: "\(Magnitude.digits(value)) cycles"
        case .count: value == value.rounded() ? Magnitude.fixed(value, decimals: 0) : Magnitude.digits(value)
        case .fraction: Magnitude.digits(value)
        }
    }
}
