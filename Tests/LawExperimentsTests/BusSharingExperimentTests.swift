import LawExperiments
import Testing
import TransferCore

@Suite struct BusSharingExperimentTests {
    @Test func sharesAndWaitsAreTheClosedFormsForAnyFigures() throws {
        let law = try #require(LawCatalog.law(3))
        var generator = SeededGenerator(seed: 3)
        for draw in 0..<100 {
            let period = Int.random(in: 2...30, using: &generator)
            let given = [
                "period": [Double(period)], "taken": [Double(Int.random(in: 1..<period, using: &generator))],
                "beat": [Double.random(in: 0.001...100, using: &generator)],
                "accesses": [Double(Int.random(in: 1...4, using: &generator))],
                "compute": [Double(Int.random(in: 0...9, using: &generator))],
            ]
            var result = try law.simulate(LawValues(of: law.parameters, given: given), seed: UInt64(draw))
            // The last curve is chance; the others are exact.
            result.curves.removeLast()
            #expect(result.holds, "\(given) \(result)")
        }
    }

    @Test func anEngineThatTakesEveryBeatIsRefused() throws {
        let law = try #require(LawCatalog.law(3))
        let values = try LawValues(of: law.parameters, given: ["taken": [20]])
        #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
    }
}
