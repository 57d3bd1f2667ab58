import LawExperiments
import Statistics
import Testing

@testable import LawMeasurements

@Suite struct CostFitTests {
    private func timings(_ time: (Double) -> Double) -> [Stopwatch.Timing] {
        (4...15).map { power in
            let x = Double(1 << power)
            return Stopwatch.Timing(curve: "a", x: x, found: .init(time(x)))
        }
    }

    @Test func plantedConstantsAreFoundWithHalfOfThePlaces() throws {
        let fit = try CostFit(timings { 500 + 0.08 * $0 }) { [1, $0] }
        #expect(abs(fit.coefficients[0].value - 500) < 1e-6)
        #expect(abs(fit.coefficients[1].value - 0.08) < 1e-9)
        #expect(fit.places.map(\.isKeptOut) == (0..<12).map { $0 % 2 == 1 })
    }

    @Test func whatIsKeptOutHasNoPartInTheFit() throws {
        let fit = try CostFit(timings { $0 == 32 ? 1e9 : 500 + 0.08 * $0 }) { [1, $0] }
        #expect(abs(fit.coefficients[0].value - 500) < 1e-6)
    }

    @Test func tooFewPlacesAreRefused() {
        #expect(throws: MeasurementRefusal.self) { try CostFit(Array(timings { $0 }.prefix(3))) { [1, $0] } }
    }

    @Test func bytesThatTakeNoTimeMakeNoBandwidth() {
        #expect(throws: MeasurementRefusal.self) {
            let fit = try CostFit(timings { _ in 500 }) { [1, $0] }
            _ = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit.coefficients[1])
        }
    }
}
