import LawExperiments
import Testing

/// The ends of every range at once: refused or held, never a trap, and never a figure that is none.
@Suite struct RangeEndTests {
    @Test(arguments: [16, 17, 18, 20, 35, 36, 37, 39], [false, true])
    func rangeEndsAreFigures(number: Int, upper: Bool) throws {
        let law = try #require(LawCatalog.law(number))
        var given: [String: [Double]] = [:]
        // Sizes and counts stay as they are: they say how much there is to do.
        for parameter in law.parameters where !parameter.isWhole {
            given[parameter.name] = [upper ? parameter.range.upperBound : parameter.range.lowerBound]
        }
        let result: LawResult
        do throws(LawRefusal) {
            result = try law.simulate(LawValues(of: law.parameters, given: given), seed: 1)
        } catch {
            #expect(!error.problem.isEmpty && !error.advice.isEmpty)
            return
        }
        #expect(result.holds, "\(result.findings)")
        for point in result.curves.flatMap(\.points) {
            #expect(point.predicted?.isFinite ?? true && point.simulated?.value.isFinite ?? true)
        }
    }
}
