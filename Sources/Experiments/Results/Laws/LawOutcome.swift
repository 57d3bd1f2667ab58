public import LawExperiments

/// A law and what a run of it has shown.
public struct LawOutcome: Sendable {
    /// What there is to say of the law.
    public let sheet: LawSheet
    /// What the run has shown.
    public let result: LawResult

    /// See the properties.
    public init(_ sheet: LawSheet, _ result: LawResult) {
        self.sheet = sheet
        self.result = result
    }

    /// In a word: `holds` or `broken`.
    public var verdict: String { result.holds ? "holds" : "broken" }

    /// How many points the curves have, and at how many of them simulation and closed form disagree.
    var points: (all: Int, disagreeing: Int) {
        let agreements = result.curves.flatMap { curve in curve.points.map(curve.agrees) }
        return (agreements.count, agreements.count { !$0 })
    }

    /// How many findings do not hold.
    var failedFindings: Int { result.findings.count { !$0.holds } }
}

extension LawSheet.Measurement {
    /// Whether and how, or why not.
    var described: (isHere: Bool, text: String) {
        switch self {
        case .here(let how): (true, how)
        case .elsewhere(let why): (false, why)
        }
    }
}
