public import LawExperiments

/// A law and what a run of it has shown.
public struct LawOutcome: Sendable {
    /// What there is to say of the law.
    public let sheet: LawSheet
    /// What the run has shown, with the figures that were given.
    public let result: LawResult
    /// What this machine has shown.
    public let machine: Machine
    /// Whether an RDMA device of it was asked.
    public let isOverVerbs: Bool

    /// What a machine has shown of a law.
    public enum Machine: Sendable {
        /// It was not asked.
        case notAsked
        /// It could not say: why.
        case silent(String)
        /// What it said, and the law with the constants that it was found to have.
        case measured(LawMeasurement, LawResult)
    }

    /// See the properties.
    public init(_ sheet: LawSheet, _ result: LawResult, machine: Machine = .notAsked, isOverVerbs: Bool = false) {
        self.sheet = sheet
        self.result = result
        self.machine = machine
        self.isOverVerbs = isOverVerbs
    }

    /// Whether what was asked can say something of the law.
    var measurement: LawSheet.Measurement {
        guard isOverVerbs else { return sheet.measurement }
        return sheet.overVerbs.map { .here($0) } ?? .elsewhere("nothing of it is measured over an RDMA device")
    }

    /// The law's results by the figures that they are of: those given, and those that the machine was found to have.
    var results: [(figures: String, result: LawResult)] {
        guard case .measured(_, let result) = machine else { return [("given", self.result)] }
        return [("given", self.result), ("fitted", result)]
    }

    /// Whether simulation and closed form agree, by all figures.
    public var holds: Bool { results.allSatisfy(\.result.holds) }

    /// In a word: `holds` or `broken`.
    public var verdict: String { holds ? "holds" : "broken" }

    /// How many points the curves have, and at how many of them simulation and closed form disagree.
    var points: (all: Int, disagreeing: Int) {
        let agreements = results.flatMap(\.result.curves).flatMap { curve in curve.points.map(curve.agrees) }
        return (agreements.count, agreements.count { !$0 })
    }

    /// What was found beside the curves, by all figures.
    var findings: [LawFinding] { results.flatMap(\.result.findings) }

    /// How many findings do not hold.
    var failedFindings: Int { findings.count { !$0.holds } }

    /// The median error of what the fitted constants predict where nothing was fitted, as a part of what was measured.
    var medianError: Double? {
        guard case .measured(_, let result) = machine else { return nil }
        return result.medianErrorOfPrediction
    }
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
