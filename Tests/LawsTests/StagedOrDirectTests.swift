import Laws
import Testing

@Suite struct StagedOrDirectTests {
    private func stage(_ setup: Double, _ rate: Double) -> LinearStage {
        LinearStage(setup: Nanoseconds(setup), bandwidth: Bandwidth(bytesPerNanosecond: rate))
    }
    private func law(direct setup: Double, _ rate: Double) -> StagedOrDirect {
        StagedOrDirect(
            staged: StagePipeline([stage(1000, 20), stage(500, 10), stage(1000, 20)]), direct: stage(setup, rate))
    }

    @Test func wholeMessagesAddTheirStagesUp() {
        let line = law(direct: 500, 4).stagedLine()
        #expect(line.setup == Nanoseconds(2500))
        #expect(abs(line.bandwidth.bytesPerNanosecond - 5) < 1e-12)
    }

    @Test func aSlowPeerPathLosesFromTheCrossingOn() throws {
        // (2500 - 500) / (1/4 - 1/5) = 40_000.
        let law = law(direct: 500, 4)
        guard case .below(let crossing) = law.verdict() else {
            Issue.record("no crossing")
            return
        }
        #expect(abs(crossing - 40_000) < 1e-6)
        #expect(law.prefersDirect(for: 39_999) && !law.prefersDirect(for: 40_001))
    }

    @Test func behindOneSwitchTheDirectWayAlwaysWins() { #expect(law(direct: 500, 10).verdict() == .always) }

    @Test func otherFiguresCrossTheOtherWayOrNot() throws {
        #expect(law(direct: 3000, 4).verdict() == .never)
        guard case .above(let crossing) = law(direct: 3500, 10).verdict() else {
            Issue.record("no crossing")
            return
        }
        #expect(abs(crossing - 10_000) < 1e-6)
    }

    @Test func chunksOverlap() {
        // 10 000 bytes: 1500 in each stage, so 3000 once and 1500 for each chunk.
        let line = law(direct: 500, 4).stagedLine(chunk: 10_000)
        #expect(line.setup == Nanoseconds(3000))
        #expect(line.bandwidth.bytesPerNanosecond == 10_000.0 / 1500)
    }
}
