import Testing
import TransferCore

@testable import Measurement

/// What was planted must come out, to the nanosecond.
@Suite struct PhaseTimerTests {
    private static let absent = PhaseReport.absent

    /// Iterates and finishes as runs do; each iteration spends time outside of all phases.
    private func iterate<Clock: NanosecondClock>(
        _ exchange: ScriptedExchange, _ clock: ManualClock, _ timer: inout PhaseTimer<Clock>
    ) {
        exchange.start(marking: &timer)
        while exchange.advance(marking: &timer) == .pending {}
        timer.leave()
        clock.pass(1_000)
    }

    @Test(arguments: [0, 25]) func plantedTimesAreRecovered(readingNanoseconds: Int) {
        let clock = ManualClock(readingNanoseconds: readingNanoseconds)
        let exchange = ScriptedExchange(
            clock, begin: [.init(.pack, 5_000), .init(.post, 700)],
            polls: [
                .init(.wire, 20_000), .init(.wire, 400), .init(.post, 60), .init(.wire, 1_600), .init(.unpack, 3_000),
            ])
        var timer = PhaseTimer(clock)
        for iterations in [1, 1, 4] {
            for _ in 0..<iterations { iterate(exchange, clock, &timer) }
            let expected = [5_000, Self.absent, 760, 22_000, Self.absent, 3_000].map {
                $0 == Self.absent ? $0 : iterations * $0
            }
            #expect(timer.takeTimes(readingNanoseconds: Double(readingNanoseconds)) == expected)
        }
    }

    @Test func stagingHasPhasesOfItsOwn() {
        let clock = ManualClock(readingNanoseconds: 30)
        let exchange = ScriptedExchange(
            clock, begin: [.init(.stageOut, 8_000), .init(.post, 100)],
            polls: [
                .init(.wire, 50), .init(.stageOut, 7_000), .init(.post, 100), .init(.wire, 9), .init(.stageIn, 6_000),
            ])
        var timer = PhaseTimer(clock)
        iterate(exchange, clock, &timer)
        #expect(timer.takeTimes(readingNanoseconds: 30) == [Self.absent, 15_000, 200, 59, 6_000, Self.absent])
    }

    @Test func anInstrumentThatIsNotTakenOffShows() {
        let clock = ManualClock(readingNanoseconds: 25)
        let exchange = ScriptedExchange(clock, begin: [.init(.post, 100)], polls: [.init(.wire, 40)])
        var timer = PhaseTimer(clock)
        iterate(exchange, clock, &timer)
        #expect(timer.takeTimes(readingNanoseconds: 0)[TransferPhase.post.rawValue] == 125)
    }

    /// A phase shorter than what the reading is held to cost.
    @Test func noPhaseTakesLessThanNothing() {
        let clock = ManualClock(readingNanoseconds: 20)
        let exchange = ScriptedExchange(clock, begin: [.init(.post, 3)], polls: [.init(.wire, 40)])
        var timer = PhaseTimer(clock)
        iterate(exchange, clock, &timer)
        let times = timer.takeTimes(readingNanoseconds: 25)
        #expect(times[TransferPhase.post.rawValue] == 0 && times[TransferPhase.wire.rawValue] == 35)
    }

    @Test func pollingReadsNoClock() {
        let clock = ManualClock()
        let polls = [ScriptedExchange.Stretch](repeating: .init(.wire, 10), count: 1_000)
        let exchange = ScriptedExchange(clock, begin: [.init(.post, 100)], polls: polls)
        var timer = PhaseTimer(clock)
        iterate(exchange, clock, &timer)
        #expect(clock.readings == 3)
        #expect(timer.takeTimes(readingNanoseconds: 0)[TransferPhase.wire.rawValue] == 10_000)
    }

    /// As a stencil that is computed while the exchange is under way.
    @Test func whatIsNoPhaseIsLeftOut() {
        let clock = ManualClock()
        let exchange = ScriptedExchange(clock, begin: [.init(.post, 100)], polls: [.init(.wire, 40)])
        var timer = PhaseTimer(clock)
        exchange.start(marking: &timer)
        timer.leave()
        timer.leave()
        clock.pass(1_000_000)
        #expect(exchange.advance(marking: &timer) == .complete)
        timer.leave()
        #expect(
            timer.takeTimes(readingNanoseconds: 0)
                == [Self.absent, Self.absent, 100, 40, Self.absent, Self.absent])
    }

    @Test func nobodyNeedsToListen() throws {
        let clock = ManualClock()
        let exchange = ScriptedExchange(clock, begin: [.init(.post, 100)], polls: [.init(.wire, 40)])
        let plain: any PreparedExchange = exchange
        try plain.start()
        #expect(try plain.advance() == .complete)
        #expect(clock.readings == 0 && clock.nanoseconds == 1_000_140)
    }
}
