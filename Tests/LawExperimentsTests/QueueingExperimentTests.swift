import LawExperiments
import Testing

@Suite struct QueueingExperimentTests {
    @Test(arguments: [UInt64(1), 2, 3]) func sojournsAgreeForOtherSeeds(seed: UInt64) throws {
        let law = try #require(LawCatalog.law(14))
        let result = try law.simulate(
            LawValues(of: law.parameters, given: ["utilization": [0.2, 0.6], "service": [70]]), seed: seed)
        #expect(result.holds, "\(result)")
    }

    @Test(arguments: [(0.99, "takes too long to settle"), (1, "does not keep up"), (1.5, "does not keep up")])
    func aServerThatDoesNotSettleIsRefused(utilization: Double, reason: String) throws {
        let law = try #require(LawCatalog.law(14))
        let values = try LawValues(of: law.parameters, given: ["utilization": [utilization]])
        let refusal = #expect(throws: LawRefusal.self) { try law.simulate(values, seed: 0) }
        #expect(refusal?.problem.contains(reason) == true)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func intervalsAgreeForOtherSeeds(seed: UInt64) throws {
        let law = try #require(LawCatalog.law(15))
        let given = ["transfers": [2.0, 25], "utilization": [0.5], "stages": [9]]
        let result = try law.simulate(LawValues(of: law.parameters, given: given), seed: seed)
        #expect(result.holds, "\(result)")
    }
}
