import Laws
import Testing

@Suite struct FrameBufferingTests {
    private let law = FrameBuffering(frameBytes: 4096, period: Nanoseconds(1000), processing: Nanoseconds(600))

    @Test func aRingSurvivesWhatItsOtherBuffersHold() {
        #expect(law.longestStall(frames: 4) == Nanoseconds(2400))
        #expect(law.longestStall(frames: 1) == nil)
        #expect(law.lost(frames: 4, stall: Nanoseconds(2400)) == 0)
        #expect(law.lost(frames: 4, stall: Nanoseconds(2400.001)) == 1)
        #expect(law.lost(frames: 4, stall: Nanoseconds(3400)) == 1)
        #expect(law.lost(frames: 4, stall: Nanoseconds(3401)) == 2)
    }

    @Test func fewestFramesAreTheInverse() {
        #expect(law.framesNeeded(stall: .zero) == 2)
        #expect(law.framesNeeded(stall: Nanoseconds(2400)) == 4)
        #expect(law.framesNeeded(stall: Nanoseconds(2401)) == 5)
    }

    @Test func memoryInUseIsRateTimesResidence() throws {
        #expect(abs(try #require(law.bytesInUse) - 4096 * 1.6) < 1e-9)
    }

    @Test func aConsumerThatIsTooSlowHasNone() {
        var law = law
        law.processing = Nanoseconds(1001)
        #expect(law.longestStall(frames: 9) == nil)
        #expect(law.lost(frames: 9, stall: .zero) == nil)
        #expect(law.framesNeeded(stall: .zero) == nil)
        #expect(law.bytesInUse == nil)
    }
}
