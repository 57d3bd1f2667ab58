import LawExperiments
import Testing

@Suite struct LawCatalogTests {
    @Test func everyLawIsThere() {
        let numbers = LawCatalog.all.map(\.sheet.number)
        #expect(numbers == Array(1...39))
    }

    @Test(arguments: LawCatalog.all.map(\.sheet.number))
    func sheetsSaySomethingAndParametersHaveTheirDefaultsInRange(number: Int) throws {
        let law = try #require(LawCatalog.law(number))
        let sheet = law.sheet
        for text in [sheet.title, sheet.claim, sheet.formula, sheet.source, sheet.advice] { #expect(!text.isEmpty) }
        #expect(sheet.source.contains("S"))
        #expect(Set(law.parameters.map(\.name)).count == law.parameters.count)
        _ = try LawValues(of: law.parameters)
    }

    @Test(arguments: LawCatalog.all.map(\.sheet.number))
    func simulationAgreesWithTheClosedFormByDefault(number: Int) throws {
        let law = try #require(LawCatalog.law(number))
        let result = try law.simulate(LawValues(of: law.parameters), seed: 7)
        #expect(!result.curves.isEmpty)
        for finding in result.findings {
            #expect(finding.holds, "\(finding.statement)")
            // Nobody reads more digits than tell something.
            for text in [finding.statement] + finding.trace {
                #expect(!text.contains(/[1-9][0-9]*\.[0-9]{3}|0\.0*[1-9][0-9]{3}/), "\(text)")
            }
        }
        for curve in result.curves {
            #expect(!curve.points.isEmpty)
            for point in curve.points {
                #expect(curve.agrees(at: point), "\(law.sheet.name) \(curve.name) at \(point)")
            }
        }
        #expect(try law.simulate(LawValues(of: law.parameters), seed: 7) == result)
    }
}
