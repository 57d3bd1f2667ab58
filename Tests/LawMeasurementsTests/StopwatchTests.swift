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

    @Test func whatAnActionBeginsIsEndedAfterAtMostSoMany() throws {
        var (open, most, endings) = (0, 0, 0)
        let cell = Stopwatch.Cell(
            curve: "begin", x: 1,
            ending: .init(afterAtMost: 3) {
                most = max(most, open)
                open = 0
                endings += 1
            }
        ) { open += 1 }
        for clock in [Stopwatch.Clock.wall, .thread] {
            _ = try Stopwatch(budget: .milliseconds(1), clock: clock).time([cell], seed: 1)
        }
        // Nothing of it takes as long as twenty readings of a clock, so that the batches grow as far as they may.
        #expect(open == 0 && most == 2 && endings >= 24)
    }

    @Test func aFailureEndsTheTiming() {
        #expect(throws: MeasurementRefusal("stop")) {
            try Stopwatch().time(
                [.init(curve: "a", x: 1) { () throws(MeasurementRefusal) in throw MeasurementRefusal("stop") }], seed: 1
            )
        }
    }
}
