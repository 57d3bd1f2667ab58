import LawExperiments
import Testing
import VerbsLawMeasurements

@Suite struct VerbsMeasurementCatalogTests {
    @Test func theLawsThatSayThatTheyAreMeasuredOverVerbsAre() {
        let saying = LawCatalog.all.filter { $0.sheet.overVerbs != nil }.map(\.sheet.number)
        #expect(VerbsMeasurementCatalog.all.map(\.number) == saying)
    }

    @Test func lawsAreFoundByNumber() {
        #expect(VerbsMeasurementCatalog.law(32)?.number == 32 && VerbsMeasurementCatalog.law(6) == nil)
    }
}
