import LawExperiments
import Testing

@Suite struct InterruptCoalescingExperimentTests {
    @Test(arguments: [0.01, 0.3, 5.0]) func chanceAgreesForOtherRates(rate: Double) throws {
        let law = try #require(LawCatalog.law(4))
        let given = ["rate": [rate], "count": [1, 3, 10, 40], "timeout": [2000, 9000]]
        let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 3)
        #expect(result.holds, "\(result)")
    }

    @Test func aTimeoutThatHoldsBackThousandsIsRefused() throws {
        let law = try #require(LawCatalog.law(4))
        let values = try LawValues(of: law.parameters, given: ["timeout": [1e9]])
        #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
    }
}
