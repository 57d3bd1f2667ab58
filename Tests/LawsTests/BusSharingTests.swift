import Laws
import Testing

@Suite struct BusSharingTests {
    private let law = BusSharing(taken: 5, period: 20, beat: Nanoseconds(10))

    @Test func theProcessorKeepsWhatIsNotTaken() {
        #expect(law.fraction == 0.25)
        #expect(law.processorShare(.burst) == 0.75)
        #expect(law.processorShare(.cycleStealing) == 0.75)
        #expect(law.processorShare(.transparent) == 1)
        #expect(BusSharing(taken: 15, period: 20, beat: Nanoseconds(10)).processorShare(.cycleStealing) == 0.5)
    }

    @Test func waitsAreABurstOrABeatOrNothing() {
        #expect(law.worstWait(.burst) == Nanoseconds(50))
        #expect(law.worstWait(.cycleStealing) == Nanoseconds(10))
        #expect(law.worstWait(.transparent) == .zero)
    }

    @Test func anInstructionWaitsForEachOfItsAccesses() {
        // 3 accesses, each 0.25/0.75 beats late.
        #expect(law.cyclesPerInstruction(alone: 4, accesses: 3) == 5)
        #expect(BusSharing(taken: 20, period: 20, beat: .zero).cyclesPerInstruction(alone: 4, accesses: 3) == nil)
    }

    @Test func aTransparentEngineGetsIdleBeatsOnly() {
        #expect(law.transparentShare(ofIdle: 0.1) == 0.1)
        #expect(law.transparentShare(ofIdle: 0.5) == 0.25)
    }
}
