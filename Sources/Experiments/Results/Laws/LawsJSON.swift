public import LawExperiments

/// Laws for programs, with what runs of them have shown.
public struct LawsJSON: Encodable, Sendable {
    private let schema = 1
    private let laws: [Law]

    /// What runs of laws have shown.
    public init(_ outcomes: [LawOutcome]) { laws = outcomes.map { Law($0.sheet, $0) } }

    /// The laws that there are.
    public init(listing sheets: [LawSheet]) { laws = sheets.map { Law($0, nil) } }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }

    private struct Law: Encodable {
        let law: String
        let title: String
        let kind: String
        let claim: String
        let formula: String
        let source: String
        let advice: String
        let measuredHere: Bool
        let measurement: String
        let verdict: String?
        let curves: [Curve]?
        let findings: [Finding]?

        init(_ sheet: LawSheet, _ outcome: LawOutcome?) {
            (law, title, kind, claim) = (sheet.name, sheet.title, sheet.kind.rawValue, sheet.claim)
            (formula, source, advice) = (sheet.formula, sheet.source, sheet.advice)
            (measuredHere, measurement) = sheet.measurement.described
            verdict = outcome?.verdict
            curves = outcome?.result.curves.map(Curve.init)
            findings = outcome?.result.findings.map { finding in
                Finding(statement: finding.statement, holds: finding.holds, trace: finding.trace)
            }
        }
    }

    private struct Finding: Encodable {
        let statement: String
        let holds: Bool
        let trace: [String]
    }

    private struct Axis: Encodable {
        let name: String
        let unit: String
        let isLogarithmic: Bool

        init(_ axis: LawCurve.Axis) {
            (name, unit, isLogarithmic) = (axis.name, axis.unit.rawValue, axis.isLogarithmic)
        }
    }

    private struct Curve: Encodable {
        let name: String
        let x: Axis
        let y: Axis
        let points: [Point]

        init(_ curve: LawCurve) {
            (name, x, y) = (curve.name, Axis(curve.x), Axis(curve.y))
            points = curve.points.map { Point($0, agrees: curve.agrees(at: $0)) }
        }
    }

    private struct Found: Codable, Hashable {
        let value: Double
        @NullEncoded var low: Double?
        @NullEncoded var high: Double?

        init(_ found: LawPoint.Found) {
            (value, low, high) = (found.value, found.interval?.lowerBound, found.interval?.upperBound)
        }
    }

    private struct Point: Encodable {
        let x: Double
        @NullEncoded var predicted: Double?
        @NullEncoded var simulated: Found?
        @NullEncoded var measured: Found?
        let agrees: Bool

        init(_ point: LawPoint, agrees: Bool) {
            (x, predicted, self.agrees) = (point.x, point.predicted, agrees)
            (simulated, measured) = (point.simulated.map(Found.init), point.measured.map(Found.init))
        }
    }
}
