import Glibc
import HostSystem
import Testing

@Suite struct ClockTests {
    @Test func neverGoesBack() {
        var previous = MonotonicClock.nanoseconds()
        var steps = 0
        for _ in 0..<20_000 {
            let now = MonotonicClock.nanoseconds()
            if now < previous { Issue.record("\(now) after \(previous)") }
            if now > previous { steps += 1 }
            previous = now
        }
        #expect(steps > 100)
    }

    @Test func runsInNanoseconds() {
        let began = (ContinuousClock.now, MonotonicClock.nanoseconds())
        usleep(20_000)
        let inner = MonotonicClock.nanoseconds() - began.1
        let outer = began.0.duration(to: .now)
        #expect(inner >= 20_000_000)
        // The other clock was read first and last.
        #expect(outer >= .nanoseconds(inner))
    }

    @Test func aThreadThatSleepsUsesNoProcessorAndOneThatWorksDoes() {
        let began = ThreadClock.nanoseconds()
        usleep(50_000)
        let asleep = ThreadClock.nanoseconds() - began
        #expect((0..<40_000_000).contains(asleep))
        for _ in 0..<100_000 { _ = MonotonicClock.nanoseconds() }
        #expect(ThreadClock.nanoseconds() - began > asleep)
        #expect((1...1_000_000).contains(ThreadClock.calibrate().resolutionNanoseconds))
    }

    @Test func calibrationIsPlausible() {
        let clock = MonotonicClock.calibrate()
        #expect((1...1_000_000).contains(clock.resolutionNanoseconds))
        #expect(clock.costNanoseconds > 1 && clock.costNanoseconds < 100_000)
    }
}
