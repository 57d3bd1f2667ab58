import Laws
import Testing

@Suite struct InterruptIntervalTests {
    @Test func tenPercentTakesAHundred() {
        let law = InterruptInterval(meanGap: Nanoseconds(1000))
        #expect(law.variation(over: 100) == 0.1)
        #expect(law.transfers(forVariation: 0.1) == 100)
        #expect(law.mean(over: 100) == Nanoseconds(100_000))
    }

    @Test(arguments: [(0.05, 400), (0.2, 25), (0.3, 12), (1, 1), (5, 1)])
    func fewestTransfers(variation: Double, transfers: Int) {
        let law = InterruptInterval(meanGap: Nanoseconds(1))
        #expect(law.transfers(forVariation: variation) == transfers)
        #expect(law.variation(over: transfers) <= variation + 1e-12)
    }

    @Test func steadierCompletionsTakeFewer() {
        #expect(InterruptInterval(meanGap: Nanoseconds(1), gapVariation: 0.5).transfers(forVariation: 0.1) == 25)
    }
}
