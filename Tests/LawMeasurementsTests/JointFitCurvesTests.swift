import LawExperiments
import Statistics
import Testing

@testable import LawMeasurements

@Suite struct JointFitCurvesTests {
    private func timing(_ curve: String, _ x: Double, _ time: Double) -> Stopwatch.Timing {
        .init(curve: curve, x: x, found: .init(time, interval: time - 1...time + 1))
    }

    /// 300 once, 50 a descriptor, and 0.1 a byte: of 1000 on the curve, and of 9000 beside it.
    private var timings: [Stopwatch.Timing] {
        [1, 2, 4, 8, 16].map { timing("list", $0, 300 + 50 * $0 + 100) }
            + [1, 8].map { timing("9000", $0, 300 + 50 * $0 + 900) }
    }

    @Test func plantedConstantsAreFoundAndTheFixedPartIsTaken() throws {
        let fit = try JointFit(timings, curves: ["list"], aside: 0) { [1, $0.x, Double($0.curve) ?? 1000] }
        for (coefficient, planted) in zip(fit.coefficients, [300, 50, 0.1]) {
            #expect(abs(coefficient.value - planted) < 1e-6)
        }
        #expect(fit.places.map(\.x) == [1, 2, 4, 8, 16])
        #expect(fit.places.map(\.isKeptOut) == [false, true, false, true, false])
        for place in fit.places {
            #expect(abs(place.found.value - (50 * place.x + 100)) < 1e-6)
            #expect(place.found.interval?.contains(place.found.value) == true)
        }
    }

    @Test func whatIsKeptOutHasNoPartInTheFit() throws {
        var disturbed = timings
        disturbed[1] = timing("list", 2, 1e9)
        let fit = try JointFit(disturbed, curves: ["list"]) { [1, $0.x, Double($0.curve) ?? 1000] }
        #expect(abs(fit.coefficients[1].value - 50) < 1e-6)
        #expect(fit.places[1].found.value == 1e9)
    }

    @Test func tooFewPlacesAreRefused() {
        #expect(throws: MeasurementRefusal.self) {
            try JointFit(Array(timings.prefix(3)), curves: ["list"]) { [1, $0.x, 1000] }
        }
    }

    @Test func aCrossingLiesBehindTheLastPlaceThatIsNotBelow() {
        let flat = [1, 2, 3, 4].map { timing("flat", $0, 10) }
        func crossing(_ times: [Double]) -> String {
            Crossing(of: flat, below: zip(flat, times).map { timing("other", $0.x, $1) }).text("B")
        }
        #expect(crossing([5, 15, 8, 12]) == "between 3 and 4 B")
        #expect(crossing([11, 12, 13, 14]) == "at or below 1 B")
        #expect(crossing([11, 12, 13, 9]) == "beyond 4 B")
    }
}
