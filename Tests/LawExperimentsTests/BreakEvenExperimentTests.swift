import LawExperiments
import Testing
import TransferCore

@Suite struct BreakEvenExperimentTests {
    @Test func crossingIsTheClosedFormsForAnyFigures() throws {
        let law = try #require(LawCatalog.law(1))
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            let given = [
                "setup": [Double.random(in: 1...5000, using: &generator)],
                "bandwidth": [Double.random(in: 1...50, using: &generator)],
                "copy-bandwidth": [Double.random(in: 1...50, using: &generator)],
            ]
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
            #expect(result.holds, "\(given) \(result.findings)")
        }
    }

    @Test(arguments: [0.001, 10_000])
    func theEndsOfTheRangesAreNoTrap(bandwidth: Double) throws {
        let law = try #require(LawCatalog.law(1))
        for copying in [0.001, 10_000] {
            let given = ["bandwidth": [bandwidth], "copy-bandwidth": [copying], "size": [1, 1_099_511_627_776]]
            #expect(try law.simulate(LawValues(of: law.parameters, given: given), seed: 0).holds)
        }
    }

    @Test func thereIsNoneWhereTheEngineIsNoFaster() throws {
        let law = try #require(LawCatalog.law(1))
        let result = try law.simulate(LawValues(of: law.parameters, given: ["bandwidth": [4]]), seed: 0)
        #expect(result.holds)
        #expect(result.findings[0].statement.contains("predicted none"))
    }
}
