import Testing
import TransferCore

@testable import Measurement

@Suite struct PhaseReportTests {
    private static let absent = PhaseReport.absent

    private func report(_ samples: [[Int]], isWrong: Bool = false, isInterrupted: Bool = false) -> PhaseReport {
        PhaseReport(times: samples.flatMap { $0 }, isWrong: isWrong, isInterrupted: isInterrupted)
    }

    private func merged(_ reports: PhaseReport...) -> PhaseReport {
        PhaseReport(words: reports.dropFirst().reduce(reports[0].words) { zip($0, $1.words).map(max) })
    }

    /// In each sample the slowest rank of each phase counts, then the median of the samples.
    @Test func theSlowestRankDecides() {
        let one = report((0..<7).map { [10 * $0, Self.absent, 50, 900, Self.absent, Self.absent] })
        let other = report((0..<7).map { [35, Self.absent, 40 + 10 * $0, 800, Self.absent, 7] })
        #expect(merged(one, other).medians(skipping: 0) == [.pack: 35, .post: 70, .wire: 900, .unpack: 7])
        #expect(merged(one, other) == merged(other, one))
    }

    /// The head is the slow beginning after stamping.
    @Test func theHeadDoesNotCount() {
        let head = [[Int](repeating: 1_000_000, count: 6), [Int](repeating: 900_000, count: 6)]
        let samples = (1...6).map { [Self.absent, Self.absent, 100 * $0, 5, Self.absent, Self.absent] }
        #expect(report(head + samples).medians(skipping: 2) == [.post: 350, .wire: 5])
    }

    /// A second post, for example, where a queue happened to be full.
    @Test func aPhaseThatOccursNowAndThenTakesNothingElse() {
        let often = (0..<7).map { [$0 < 4 ? 60 : Self.absent, Self.absent, 1, 1, 1, 1] }
        let rarely = (0..<7).map { [$0 < 3 ? 60 : Self.absent, Self.absent, 1, 1, 1, 1] }
        #expect(report(often).medians(skipping: 0)[.pack] == 60)
        #expect(report(rarely).medians(skipping: 0)[.pack] == 0)
        #expect(report(rarely).medians(skipping: 0)[.stageOut] == nil)
    }

    @Test func tooFewSamplesHaveNoMedian() {
        let samples = (0..<6).map { _ in [1, 1, 1, 1, 1, 1] }
        #expect(report(samples).medians(skipping: 0).count == 6)
        #expect(report(samples).medians(skipping: 1).isEmpty)
        #expect(report([]).medians(skipping: 1).isEmpty)
    }

    @Test func whatOneRankSawAllHaveSeen() {
        let samples = [[1, 1, 1, 1, 1, 1]]
        let quiet = report(samples)
        #expect(!quiet.isWrong && !quiet.isInterrupted)
        let wrong = merged(quiet, report(samples, isWrong: true))
        #expect(wrong.isWrong && !wrong.isInterrupted)
        let interrupted = merged(report(samples, isInterrupted: true), quiet)
        #expect(!interrupted.isWrong && interrupted.isInterrupted)
    }
}
