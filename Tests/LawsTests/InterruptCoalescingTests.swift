import Laws
import Testing

@Suite struct InterruptCoalescingTests {
    private let gap = Nanoseconds(1000)

    @Test func aCountOfSixteen() {
        let law = InterruptCoalescing(meanGap: gap, count: 16)
        #expect(law.meanBatch == 16)
        #expect(law.meanDelay == Nanoseconds(7500))
        #expect(law.interruptsPerNanosecond == 1.0 / 16_000)
    }

    @Test func aTimeoutOfTenCompletions() {
        let law = InterruptCoalescing(meanGap: gap, timeout: Nanoseconds(10_000))
        #expect(law.meanBatch == 11)
        // 10 us (1 + 5)/(1 + 10).
        #expect(abs((law.meanDelay?.value ?? 0) - 60_000.0 / 11) < 1e-9)
    }

    @Test func bothAreTheStricterOneWhereTheOtherHardlyEverCounts() throws {
        let counted = InterruptCoalescing(meanGap: gap, count: 16, timeout: Nanoseconds(1_000_000))
        #expect(abs(try #require(counted.meanBatch) - 16) < 1e-9)
        #expect(abs(try #require(counted.meanDelay).value - 7500) < 1e-6)
        let timed = InterruptCoalescing(meanGap: gap, count: 1000, timeout: Nanoseconds(10_000))
        #expect(abs(try #require(timed.meanBatch) - 11) < 1e-9)
        #expect(abs(try #require(timed.meanDelay).value - 60_000 / 11) < 1e-6)
    }

    @Test func twoOrATimeout() throws {
        // The second comes within To = 1/lambda with probability 1 - 1/e, and the first waits (1 - 1/e)/lambda in the mean.
        let law = InterruptCoalescing(meanGap: gap, count: 2, timeout: gap)
        let tail = 1 - 0.367_879_441_171_442_3
        #expect(abs(try #require(law.meanBatch) - (1 + tail)) < 1e-12)
        #expect(abs(try #require(law.meanDelay).value - 1000 * tail / (1 + tail)) < 1e-9)
    }

    @Test func withoutAConditionThereIsNone() {
        let law = InterruptCoalescing(meanGap: gap)
        #expect(law.meanBatch == nil)
        #expect(law.meanDelay == nil)
        #expect(law.interruptsPerNanosecond == nil)
    }
}
