import LawExperiments
import Statistics
import Testing

@testable import LawMeasurements

@Suite struct JointFitTests {
    private let timings = ["list", "copy"].flatMap { curve in
        (4...13).map { power in
            let x = Double(1 << power)
            let time = 300 + 40 * (curve == "list" ? 3 : 1) + (curve == "list" ? 0.05 : 0.2) * x
            return Stopwatch.Timing(curve: curve, x: x, found: .init(time, interval: time - 1...time + 1))
        }
    }

    private func variables(_ timing: Stopwatch.Timing) -> [Double] {
        timing.curve == "list" ? [1, 3, timing.x, 0] : [1, 1, 0, timing.x]
    }

    @Test func plantedConstantsAreFoundOverBothCurves() throws {
        let fit = try JointFit(timings) { variables($0) }
        for (found, planted) in zip(fit.coefficients, [300, 40, 0.05, 0.2]) {
            #expect(abs(found.value / planted - 1) < 1e-6)
        }
        #expect(fit.places.map(\.isKeptOut) == (0..<20).map { $0 % 2 == 1 })
    }

    @Test func whatTheLawHasNoFigureForIsTakenOff() throws {
        let place = try #require(try JointFit(timings, aside: 0) { variables($0) }.places.first)
        #expect(abs(place.found.value - (120 + 0.05 * 16)) < 1e-6)
        let interval = try #require(place.found.interval)
        #expect(abs(interval.upperBound - interval.lowerBound - 2) < 1e-6)
    }

    @Test func timesBesidesTheCurvesTellTheirCostsApart() throws {
        let other = Stopwatch.Timing(curve: "set-up", x: 0, found: .init(70))
        let fit = try JointFit(timings, besides: [other, other]) { timing in
            timing.curve == "set-up" ? [0, 0, 0, 0, 1] : variables(timing) + [0]
        }
        #expect(abs(fit.coefficients[4].value - 70) < 1e-6)
        #expect(fit.places.count == timings.count)
    }

    @Test func constantsOfOtherTimesKeepEveryPlaceOut() throws {
        let fit = try JointFit(timings.filter { $0.curve == "copy" }, fittedTo: timings) { variables($0) }
        #expect(fit.places.count == 10 && fit.places.allSatisfy(\.isKeptOut))
        #expect(abs(fit.coefficients[2].value / 0.05 - 1) < 1e-6)
    }

    @Test func costsThatAlwaysComeTogetherAreRefused() {
        #expect(throws: MeasurementRefusal.self) { try JointFit(Array(timings.prefix(3))) { variables($0) } }
    }
}
