import Laws
import Testing

@Suite struct JournalBarriersTests {
    @Test func aGroupTakesItsSlowestWriteAndAFlush() {
        let law = JournalBarriers(
            groups: [[Nanoseconds(10), Nanoseconds(30)], [Nanoseconds(20)]], flush: Nanoseconds(25))
        #expect(law.time == Nanoseconds(100))
        #expect(law.loss == 0.5)
    }

    @Test func nothingLosesNothing() {
        #expect(JournalBarriers(groups: [], flush: Nanoseconds(1)).loss == nil)
        #expect(JournalBarriers(groups: [[.zero]], flush: .zero).loss == nil)
    }
}
