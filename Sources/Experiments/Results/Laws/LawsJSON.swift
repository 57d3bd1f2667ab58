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
        let overVerbs: String?
        let verdict: String?
        let results: [Result]?
        let notMeasured: String?
        let constants: [Constant]?
        let setting: String?
        let remarks: [String]?
        let medianError: Double?

        init(_ sheet: LawSheet, _ outcome: LawOutcome?) {
            (law, title, kind, claim) = (sheet.name, sheet.title, sheet.kind.rawValue, sheet.claim)
            (formula, source, advice) = (sheet.formula, sheet.source, sheet.advice)
            (measuredHere, measurement) = (outcome?.measurement ?? sheet.measurement).described
            overVerbs = sheet.overVerbs
            verdict = outcome?.verdict
            results = outcome?.results.map(Result.init)
            medianError = outcome?.medianError
            switch outcome?.machine {
            case .silent(let reason)?: (notMeasured, constants, setting, remarks) = (reason, nil, nil, nil)
            case .measured(let measurement, _)?:
                (notMeasured, constants) = (nil, measurement.constants.map(Constant.init))
                (setting, remarks) = (measurement.setting, measurement.remarks)
            case .notAsked?, nil: (notMeasured, constants, setting, remarks) = (nil, nil, nil, nil)
            }
        }
    }

    private struct Constant: Encodable {
        let figure: String
        let unit: String
        let value: Double
        let low: Double?
        let high: Double?

        init(_ constant: LawMeasurement.Constant) {
            (figure, unit, value) = (constant.parameter, constant.unit.rawValue, constant.value)
            (low, high) = (constant.interval?.lowerBound, constant.interval?.upperBound)
        }
    }

    private struct Result: Encodable {
        let figures: String
        let curves: [Curve]
        let findings: [Finding]

        init(figures: String, result: LawResult) {
            self.figures = figures
            curves = result.curves.map(Curve.init)
            findings = result.findings.map { Finding(statement: $0.statement, holds: $0.holds, trace: $0.trace) }
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
        let keptOut: Bool
        let agrees: Bool

        init(_ point: LawPoint, agrees: Bool) {
            (x, predicted, keptOut, self.agrees) = (point.x, point.predicted, point.isKeptOut, agrees)
            (simulated, measured) = (point.simulated.map(Found.init), point.measured.map(Found.init))
        }
    }
}
