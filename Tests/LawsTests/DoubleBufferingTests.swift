import Laws
import Testing

@Suite struct DoubleBufferingTests {
    private let law = DoubleBuffering(transfer: Nanoseconds(300), compute: Nanoseconds(200))

    @Test func theSlowerOneSetsThePace() {
        #expect(law.serialTime(chunks: 10) == Nanoseconds(5000))
        #expect(law.time(chunks: 10) == Nanoseconds(300 + 9 * 300 + 200))
        #expect(law.time(chunks: 1) == law.serialTime(chunks: 1))
        #expect(law.speedUp == 5.0 / 3)
        #expect(law.useOfTheQuicker == 2.0 / 3)
    }

    @Test func balanceGivesTwo() {
        let even = DoubleBuffering(transfer: Nanoseconds(7), compute: Nanoseconds(7))
        #expect(even.speedUp == 2)
    }

    @Test func underChanceEachBufferHelpsLess() {
        let even = DoubleBuffering(transfer: Nanoseconds(100), compute: Nanoseconds(100))
        for (buffers, period) in [(1, 200.0), (2, 150), (3, 400.0 / 3), (4, 125)] {
            #expect(abs(even.meanPeriodByChance(buffers: buffers).value - period) < 1e-9)
        }
        // One buffer is serial whatever the chance.
        #expect(abs(law.meanPeriodByChance(buffers: 1).value - 500) < 1e-9)
        #expect(law.meanPeriodByChance(buffers: 64).value < 300.0001)
    }
}
