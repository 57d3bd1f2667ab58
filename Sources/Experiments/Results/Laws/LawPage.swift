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
        let sheet = outcome.sheet
        let head =
            [style.bold("\(sheet.name)  \(sheet.title): \(outcome.verdict)")] + style.wrapped(sheet.claim) + [""]
            + labelled("formula", sheet.formula) + labelled("source", sheet.source)
        let blocks = [head] + blocks(of: outcome.result) + machine + [labelled("use", sheet.advice)]
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func blocks(of result: LawResult) -> [[String]] {
        let findings = result.findings.flatMap(lines)
        return result.curves.map(lines) + (findings.isEmpty ? [] : [findings])
    }

    /// What the machine has shown, or why it has not.
    private var machine: [[String]] {
        switch outcome.machine {
        case .notAsked:
            let (isHere, text) = outcome.sheet.measurement.described
            let overVerbs = outcome.sheet.overVerbs.map { labelled("could be measured with --over verbs", $0) }
            return [labelled(isHere ? "could be measured here" : "not measured", text) + (overVerbs ?? [])]
        case .silent(let reason): return [labelled("not measured", reason)]
        case .measured(let measurement, let result):
            let constants = measurement.constants.map { constant in
                [
                    constant.parameter,
                    text(of: LawPoint.Found(constant.value, interval: constant.interval), in: constant.unit),
                ]
            }
            let error = result.medianErrorOfPrediction.map {
                "with these constants the law misses the places marked *, which had no part in them, by "
                    + "\(Magnitude.digits($0 * 100)) % in the median"
            }
            return [
                [style.bold("Measured on this machine")] + style.wrapped(measurement.setting),
                AlignedRows.lines(constants, indent: 2) + (error.map(style.wrapped) ?? [])
                    + measurement.remarks.flatMap(style.wrapped),
            ] + blocks(of: result)
        }
    }

    private func lines(of curve: LawCurve) -> [String] {
        let hasMeasurements = curve.points.contains { $0.measured != nil }
        let heading = ["\(curve.x.name)", "predicted", "simulated"] + (hasMeasurements ? ["measured"] : []) + [""]
        let rows = curve.points.map { point in
            [text(point.x, in: curve.x.unit), text(point.predicted, in: curve.y.unit)]
                + [text(of: point.simulated, in: curve.y.unit)]
                + (hasMeasurements ? [measured(point, in: curve.y.unit)] : [])
                + [curve.agrees(at: point) ? style.right : style.wrong]
        }
        return ["\(curve.name): \(curve.y.name)"] + AlignedRows.lines([heading] + rows, indent: 2)
    }

    private func lines(of finding: LawFinding) -> [String] {
        let mark = finding.holds ? style.right : style.wrong
        return style.wrapped("\(mark) \(finding.statement)") + finding.trace.map { "    \($0)" }
    }

    private func measured(_ point: LawPoint, in unit: LawUnit) -> String {
        point.measured == nil ? "" : text(of: point.measured, in: unit) + (point.isKeptOut ? " *" : "")
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
