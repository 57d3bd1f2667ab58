import LawExperiments
import Testing

/// Laws with chance hold whatever the seed, and where what is rare is not seen.
@Suite struct ChanceTests {
    @Test(arguments: [38, 52] as [UInt64])
    func fewDrawsHaveAWideInterval(seed: UInt64) throws {
        let law = try #require(LawCatalog.law(24))
        #expect(try law.simulate(LawValues(of: law.parameters), seed: seed).holds)
    }

    @Test func aMissThatWasNotSeenIsNoContradiction() throws {
        let law = try #require(LawCatalog.law(33))
        let given: [String: [Double]] = ["entries": [65536], "ways": [65536], "pages": [65537]]
        #expect(try law.simulate(LawValues(of: law.parameters, given: given), seed: 1).holds)
    }

    @Test func pagesThatComeDuringAnInvalidationAreNotForgotten() throws {
        let law = try #require(LawCatalog.law(34))
        let given: [String: [Double]] = ["batch": [4], "timeout": [1000], "gap": [1000], "invalidate": [1_000_000]]
        #expect(try law.simulate(LawValues(of: law.parameters, given: given), seed: 1).holds)
    }

    @Test func whatWouldNotEndIsRefused() throws {
        try expectRefusal(
            of: 35, ["payload": [1], "request": [65536], "credits": [1024], "size": [1024]],
            because: "more than 65536 packets")
        try expectRefusal(of: 32, ["pages": [16384], "uses": [10000]], because: "more than 4 GiB")
    }
}
