import LawExperiments
import LawMeasurements
import Testing

@Suite struct MeasurementCatalogTests {
    @Test func numbersGrowAndTheLawsSayThatTheyAreMeasuredHere() throws {
        let numbers = MeasurementCatalog.all.map(\.number)
        #expect(numbers == Set(numbers).sorted() && numbers.count == 19)
        for number in numbers {
            guard case .here = try #require(LawCatalog.law(number)).sheet.measurement else {
                Issue.record("L\(number) is measured, and its sheet says that it is not")
                continue
            }
        }
    }

    @Test func lawsThatSayThatTheyAreMeasuredHereAre() {
        for law in LawCatalog.all {
            guard case .here = law.sheet.measurement else { continue }
            #expect(MeasurementCatalog.law(law.sheet.number) != nil, "\(law.sheet.name)")
        }
    }
}
