import DeviceSimulation
import Testing

@Suite struct InterruptModeratorTests {
    @Test func aFullBatchGoesOutAndItsTimerComesTooLate() {
        var moderator = InterruptModerator(count: 2, timeout: Picoseconds(10))
        #expect(moderator.completion() == .startTimer(batch: 0))
        #expect(moderator.completion() == .interrupt(2))
        #expect(moderator.expire(batch: 0) == nil)
        #expect(moderator.completion() == .startTimer(batch: 1))
        #expect(moderator.expire(batch: 0) == nil)
        #expect(moderator.expire(batch: 1) == 1)
    }

    @Test func everyCompletionIsReportedOnceAndNoneWaitsBeyondTheTimeout() {
        let timeout = Picoseconds(3000)
        for moderator in [
            InterruptModerator(count: 5, timeout: nil), InterruptModerator(count: nil, timeout: timeout),
            InterruptModerator(count: 5, timeout: timeout),
        ] {
            var run = ModeratedCompletions(meanGap: Picoseconds(1000), moderator: moderator, seed: 2)
            var last = Picoseconds.zero
            for _ in 0..<2000 {
                let interrupt = run.next()
                #expect(interrupt.time >= last && interrupt.completions > 0)
                #expect(interrupt.completions * interrupt.longest >= interrupt.waited)
                if let count = moderator.count { #expect(interrupt.completions <= count) }
                if let timeout = moderator.timeout { #expect(interrupt.longest <= timeout) }
                last = interrupt.time
            }
        }
    }

    @Test func withACountOfOneNobodyWaits() {
        var run = ModeratedCompletions(
            meanGap: Picoseconds(1000), moderator: InterruptModerator(count: 1, timeout: nil), seed: 2)
        for _ in 0..<100 { #expect(run.next().waited == .zero) }
    }
}
