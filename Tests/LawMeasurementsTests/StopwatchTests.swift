import HostSystem
import LawExperiments
import Testing

@testable import LawMeasurements

@Suite struct StopwatchTests {
    @Test func longerActionsTakeLongerAndEveryCellHasItsRounds() throws {
        var runs = [0, 0]
        func spin(_ nanoseconds: Int) {
            let end = MonotonicClock.nanoseconds() + nanoseconds
            while MonotonicClock.nanoseconds() < end {}
        }
        let timings = try Stopwatch(budget: .milliseconds(1)).time(
            [
                .init(curve: "short", x: 1) {
                    runs[0] += 1
                    spin(20_000)
                },
                .init(curve: "long", x: 2) {
                    runs[1] += 1
                    spin(200_000)
                },
            ], seed: 1)
        #expect(timings.map(\.curve) == ["short", "long"])
        // The clock decides when an action ends, so that it lasts as long at least, less the clock's own cost.
        #expect(timings[0].found.value > 19_000 && timings[1].found.value > 199_000)
        #expect(timings[0].found.value < timings[1].found.value)
        #expect(runs.allSatisfy { $0 >= 12 })
        let interval = try #require(timings[1].found.interval)
        #expect(interval.contains(timings[1].found.value))
    }

    @Test func aFailureEndsTheTiming() {
        #expect(throws: MeasurementRefusal("stop")) {
            try Stopwatch().time(
                [.init(curve: "a", x: 1) { () throws(MeasurementRefusal) in throw MeasurementRefusal("stop") }], seed: 1
            )
        }
    }
}
