import Laws
import Planning
import Testing
import TransferCore

@Suite struct PathPlannerTests {
    private func line(_ setup: Double, _ bandwidth: Double) -> LinearStage {
        LinearStage(setup: Nanoseconds(setup), bandwidth: Bandwidth(bytesPerNanosecond: bandwidth))
    }

    /// 8,000 + S/4 = 2,000 + S/2 at 24,000 bytes: a direct path that begins early and reads slowly.
    @Test(arguments: [(23_999, true), (24_001, false)])
    func aSlowPeerPathIsForSmallTransfers(bytes: Int, isDirect: Bool) {
        let planner = PathPlanner(staged: line(8000, 4), direct: line(2000, 2))
        #expect(planner.verdict == .below(24_000))
        #expect(planner.path(for: bytes) == (isDirect ? .direct : .staged))
    }

    @Test func theOtherWayRound() {
        let planner = PathPlanner(staged: line(2000, 2), direct: line(8000, 4))
        #expect(planner.verdict == .above(24_000))
        #expect(planner.path(for: 1 << 20) == .direct && planner.path(for: 64) == .staged)
    }

    @Test func oneMayWinEverywhere() {
        #expect(PathPlanner(staged: line(8000, 2), direct: line(2000, 4)).path(for: 64) == .direct)
        #expect(PathPlanner(staged: line(2000, 4), direct: line(8000, 2)).path(for: 1 << 30) == .staged)
    }
}
