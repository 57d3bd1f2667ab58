import LawExperiments
import Testing
import TransferCore

@Suite struct OverlapExperimentTests {
    @Test func cyclesAreTheClosedFormsForAnyFigures() throws {
        let law = try #require(LawCatalog.law(2))
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            func figure(_ range: ClosedRange<Int>) -> [Double] { [Double(Int.random(in: range, using: &generator))] }
            let given = [
                "size": [8 * Double(Int.random(in: 1...500, using: &generator))], "program": figure(0...500),
                "interrupt": figure(0...500), "pio": figure(1...20), "process": figure(1...20), "pace": figure(1...20),
            ]
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
            #expect(result.holds, "\(given) \(result)")
        }
    }

    @Test func theDefaultsGainWhatTheTextSays() throws {
        let law = try #require(LawCatalog.law(2))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 0)
        let point = try #require(result.curves[2].points.last)
        #expect(point.x == 524_288)
        #expect(try #require(point.simulated).value >= 1.58)
    }

    @Test func halfAWordIsRefused() throws {
        let law = try #require(LawCatalog.law(2))
        let values = try LawValues(of: law.parameters, given: ["size": [12]])
        #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
    }
}
