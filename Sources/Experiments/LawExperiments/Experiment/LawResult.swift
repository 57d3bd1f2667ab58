/// What a run of a law has shown.
public struct LawResult: Hashable, Sendable {
    /// Prediction and simulation over sweeps.
    public var curves: [LawCurve]
    /// What else there is to show.
    public var findings: [LawFinding]

    /// See the properties.
    public init(curves: [LawCurve], findings: [LawFinding] = []) {
        (self.curves, self.findings) = (curves, findings)
    }

    /// Whether simulation and closed form agree at every point and every finding holds. A run that shows nothing does not
    /// hold.
    public var holds: Bool {
        (!curves.isEmpty || !findings.isEmpty) && curves.allSatisfy { !$0.points.isEmpty }
            && findings.allSatisfy(\.holds) && curves.allSatisfy { curve in curve.points.allSatisfy(curve.agrees) }
    }
}
