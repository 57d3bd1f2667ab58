public import LawExperiments

/// Several laws, a line each, as text for people.
public struct LawsTable {
    private let rows: [[String]]
    private let style: TableStyle

    /// What runs of laws have shown.
    public init(_ outcomes: [LawOutcome], style: TableStyle) {
        self.style = style
        rows =
            [["law", "points", "agree", "findings", "hold", "verdict", "measured", "title"]]
            + outcomes.map { outcome in
                let (points, findings) = (outcome.points, outcome.findings.count)
                return [
                    outcome.sheet.name, "\(points.all)", "\(points.all - points.disagreeing)", "\(findings)",
                    "\(findings - outcome.failedFindings)", outcome.verdict, Self.measured(outcome),
                    outcome.sheet.title,
                ]
            }
    }

    /// The laws that there are.
    public init(listing sheets: [LawSheet], style: TableStyle) {
        self.style = style
        rows =
            [["law", "kind", "measured", "title"]]
            + sheets.map { sheet in
                [sheet.name, sheet.kind.rawValue, Self.media(of: sheet), sheet.title]
            }
    }

    /// Over what it can be measured.
    private static func media(of sheet: LawSheet) -> String {
        let media = (sheet.measurement.described.isHere ? ["host"] : []) + (sheet.overVerbs == nil ? [] : ["verbs"])
        return media.isEmpty ? "-" : media.joined(separator: ", ")
    }

    /// How far the law with fitted constants misses what had no part in them.
    private static func measured(_ outcome: LawOutcome) -> String {
        switch outcome.machine {
        case .notAsked: "-"
        case .silent: "no"
        case .measured: outcome.medianError.map { "\(Magnitude.digits($0 * 100)) % off" } ?? "yes"
        }
    }

    /// The text; it ends with a line end.
    public var text: String {
        AlignedRows.lines(rows).map { style.clipped($0, to: style.width) + "\n" }.joined()
    }
}
