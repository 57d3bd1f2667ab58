import LawExperiments

/// The folder that a run of laws writes to: `laws.csv`, `findings.csv` and `constants.csv` for all of them and `L09.csv` for
/// each.
///
/// Nothing in it depends on when or where a simulation ran: the same laws with the same figures and seed leave the same
/// bytes. What has been appended survives a kill.
public final class LawsFolder {
    /// Where it is.
    public let path: String

    private var lawsFile: AppendOnlyFile
    private var findingsFile: AppendOnlyFile
    private var constantsFile: AppendOnlyFile

    /// Creates the folder where it is missing, opens its files and writes their headings.
    ///
    /// - Throws: `.cannotOpen`, `.otherRun` where it holds another run of laws, `.full` or `.cannotWrite`.
    public init(at path: String) throws(ResultsError) {
        self.path = path
        try makeFolder(at: path)
        lawsFile = try AppendOnlyFile(path: "\(path)/laws.csv")
        findingsFile = try AppendOnlyFile(path: "\(path)/findings.csv")
        constantsFile = try AppendOnlyFile(path: "\(path)/constants.csv")
        guard lawsFile.isEmpty, findingsFile.isEmpty, constantsFile.isEmpty else {
            throw ResultsError(.otherRun, path: path, cause: "it holds another run of laws")
        }
        try lawsFile.append(Self.rows([Self.lawColumns]))
        try findingsFile.append(Self.rows([Self.findingColumns]))
        try constantsFile.append(Self.rows([Self.constantColumns]))
    }

    /// Writes what a law has shown: its own file first, then its row and its findings.
    ///
    /// - Throws: `.cannotOpen`, `.full` or `.cannotWrite`.
    public func append(_ outcome: LawOutcome) throws(ResultsError) {
        let number = outcome.sheet.number
        let name = "L" + (number < 10 ? "0" : "") + "\(number).csv"
        let points = outcome.results.flatMap { figures, result in
            result.curves.flatMap { curve in
                curve.points.map { Self.fields(of: $0, on: curve, of: outcome.sheet, figures: figures) }
            }
        }
        try replaceFile(at: "\(path)/\(name)", with: Self.rows([Self.pointColumns] + points))
        try lawsFile.append(Self.rows([Self.fields(of: outcome)]))
        try findingsFile.append(
            Self.rows(
                outcome.findings.map { finding in
                    [
                        outcome.sheet.name, finding.statement, "\(finding.holds)",
                        finding.trace.joined(separator: "\n"),
                    ]
                }))
        try constantsFile.append(Self.rows(Self.constants(of: outcome)))
    }

    // MARK: - Columns

    private static let lawColumns = [
        "law", "title", "kind", "verdict", "points", "disagreeing_points", "findings", "failed_findings",
        "measured_here", "measurement", "median_error", "claim", "formula", "source", "advice",
    ]
    private static let constantColumns = ["law", "figure", "value", "low", "high", "unit", "setting"]
    private static let findingColumns = ["law", "statement", "holds", "trace"]
    private static let pointColumns = [
        "law", "figures", "curve", "x", "x_name", "x_unit", "x_scale", "y_name", "y_unit", "y_scale", "predicted",
        "simulated",
        "simulated_low", "simulated_high", "measured", "measured_low", "measured_high", "kept_out",
        "tolerance", "agrees",
    ]

    private static func fields(of outcome: LawOutcome) -> [String] {
        let (sheet, points) = (outcome.sheet, outcome.points)
        let measurement = outcome.measurement.described
        return [
            sheet.name, sheet.title, sheet.kind.rawValue, outcome.verdict, "\(points.all)", "\(points.disagreeing)",
            "\(outcome.findings.count)", "\(outcome.failedFindings)", "\(measurement.isHere)", measurement.text,
            number(outcome.medianError), sheet.claim, sheet.formula, sheet.source, sheet.advice,
        ]
    }

    private static func constants(of outcome: LawOutcome) -> [[String]] {
        guard case .measured(let measurement, _) = outcome.machine else { return [] }
        return measurement.constants.map { constant in
            [
                outcome.sheet.name, constant.parameter, number(constant.value), number(constant.interval?.lowerBound),
                number(constant.interval?.upperBound), constant.unit.rawValue, measurement.setting,
            ]
        }
    }

    private static func fields(
        of point: LawPoint, on curve: LawCurve, of sheet: LawSheet, figures: String
    ) -> [String] {
        func axis(_ axis: LawCurve.Axis) -> [String] {
            [axis.name, axis.unit.rawValue, axis.isLogarithmic ? "log" : "linear"]
        }
        func found(_ found: LawPoint.Found?) -> [String] {
            [found?.value, found?.interval?.lowerBound, found?.interval?.upperBound].map { number($0) }
        }
        return [sheet.name, figures, curve.name, number(point.x)] + axis(curve.x) + axis(curve.y) + [
            number(point.predicted)
        ]
            + found(point.simulated) + found(point.measured)
            + [
                point.measured == nil ? "" : "\(point.isKeptOut)", number(point.predicted.map(curve.tolerance.allowed)),
                "\(curve.agrees(at: point))",
            ]
    }

    private static func number(_ value: Double?) -> String { ColumnValue.number(value).field }

    private static func rows(_ rows: [[String]]) -> [UInt8] {
        var text = CommaSeparatedRows()
        for fields in rows {
            for field in fields { text.append(field) }
            text.endRow()
        }
        return text.bytes
    }
}
