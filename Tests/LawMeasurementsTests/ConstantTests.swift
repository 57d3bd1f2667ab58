import LawExperiments
import Statistics
import Testing

@testable import LawMeasurements

@Suite struct ConstantTests {
    /// A time at each x of 500 ns, and so many a byte.
    private func fit(
        _ nanosecondsPerByte: Double, over powers: ClosedRange<Int> = 4...15, noise: Double = 0
    ) throws -> JointFit {
        let timings = powers.map { power in
            let x = Double(1 << power)
            let sign: Double = power % 4 < 2 ? 1 : -1
            return Stopwatch.Timing(curve: "a", x: x, found: .init((500 + nanosecondsPerByte * x) * (1 + sign * noise)))
        }
        return try JointFit(timings) { [1, $0.x] }
    }

    @Test func bytesThatTakeNoTimeMakeNoBandwidth() {
        #expect(throws: MeasurementRefusal.self) {
            _ = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit(0).coefficients[1])
        }
    }

    @Test func aBandwidthIsTheInverseOfAByte() throws {
        let constant = try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: fit(0.08).coefficients[1])
        #expect(abs(constant.value - 12.5) < 1e-6)
        #expect(constant.interval?.contains(constant.value) == true)
    }

    @Test func anIntervalWithoutAnEndIsNone() throws {
        // Three places for two costs leave one degree of freedom.
        let coefficient = try fit(1, over: 4...9, noise: 0.1).coefficients[1]
        try #require(coefficient.value > 0 && coefficient.low <= 0)
        #expect(try LawMeasurement.Constant("bandwidth", nanosecondsPerByte: coefficient).interval == nil)
    }
}
