import LawExperiments
import Testing

@Suite struct LawResultTests {
    private func result(predicted: Double?, simulated: LawPoint.Found?) -> LawResult {
        let axis = LawCurve.Axis("x", .count)
        let curve = LawCurve(
            "a", x: axis, y: axis, tolerance: .init(absolute: 1),
            points: [LawPoint(x: 0, predicted: predicted, simulated: simulated)])
        return LawResult(curves: [curve])
    }

    @Test func aSimulationBeyondTheToleranceBreaksTheLaw() {
        #expect(result(predicted: 10, simulated: .init(11)).holds)
        #expect(!result(predicted: 10, simulated: .init(11.5)).holds)
        #expect(result(predicted: 10, simulated: .init(20, interval: 9...31)).holds)
        #expect(!result(predicted: 10, simulated: .init(20, interval: 12...28)).holds)
    }

    @Test func nonePredictedMustBeNoneFound() {
        #expect(result(predicted: nil, simulated: nil).holds)
        #expect(!result(predicted: nil, simulated: .init(1)).holds)
        #expect(!result(predicted: 1, simulated: nil).holds)
    }

    @Test func aFindingThatFailsBreaksTheLaw() {
        var both = result(predicted: 1, simulated: .init(1))
        both.findings = [LawFinding("so", holds: true)]
        #expect(both.holds)
        both.findings.append(LawFinding("not so", holds: false))
        #expect(!both.holds)
    }

    @Test func whatShowsNothingDoesNotHold() { #expect(!LawResult(curves: []).holds) }
}
