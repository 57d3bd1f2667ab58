import LawExperiments
import Testing
import TransferCore

@Suite struct FabricSharingExperimentTests {
    @Test func bandwidthsAreTheClosedFormsForAnyFigures() throws {
        let law = try #require(LawCatalog.law(38))
        var generator = SeededGenerator(seed: 38)
        for _ in 0..<100 {
            let burst = Int.random(in: 64...2000, using: &generator)
            let given = [
                "burst": [Double(burst)], "size": [Double(burst * Int.random(in: 1...40, using: &generator))],
                "masters": [1, Double(Int.random(in: 2...12, using: &generator))],
                "bandwidth": [Double.random(in: 0.1...60, using: &generator)],
                "slow": [Double.random(in: 0.1...60, using: &generator)],
            ]
            let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 0)
            #expect(result.holds, "\(given) \(result)")
        }
    }

    @Test func halfABurstIsRefused() throws {
        let law = try #require(LawCatalog.law(38))
        let values = try LawValues(of: law.parameters, given: ["burst": [1000]])
        #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
    }
}
