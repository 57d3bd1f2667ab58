import Laws
import Testing

@Suite struct OverlappedTransferTests {
    private let law = OverlappedTransfer(setup: 600, interrupt: 400, programmed: 4, processing: 4, pace: 4)

    @Test func aStolenCycleAWordIsWhatOverlapCosts() {
        // 1000 words: 8000 cycles by the processor; 1000 + max(4000, 5000) by the engine.
        #expect(law.programmedCycles(for: 1000) == 8000)
        #expect(law.engineCycles(for: 1000) == 6000)
        #expect(law.speedUp(for: 1000) == 8000.0 / 6000)
        // S3's penalty of 1/3 counts beyond the end of the transfer as well: 4000 * 4/3 = 5333.
        #expect(law.penalty == 1.0 / 3)
        #expect(abs((law.engineCyclesPenalizedThroughout(for: 1000) ?? 0) - (1000 + 16000.0 / 3)) < 1e-9)
    }

    @Test func halfAMegabyteIsFasterByWhatTheTextSays() { #expect(law.speedUp(for: 65_536) >= 1.58) }

    @Test func aTransferThatOutlastsProcessingHidesItAll() {
        var law = law
        law.pace = 10
        #expect(law.engineCycles(for: 1000) == 11000)
        #expect(law.engineCyclesPenalizedThroughout(for: 1000) == 11000)
    }

    @Test func anEngineThatTakesEveryCycleLeavesNoPenaltyToCount() {
        var law = law
        law.pace = 1
        #expect(law.penalty == nil)
        #expect(law.engineCyclesPenalizedThroughout(for: 1000) == nil)
        #expect(law.engineCycles(for: 1000) == 6000)
    }
}
