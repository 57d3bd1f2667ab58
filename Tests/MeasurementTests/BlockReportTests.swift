import Testing
import TransferCore

@testable import Measurement

@Suite struct BlockReportTests {
    private func merged(_ reports: [BlockReport], count: Int) -> BlockReport {
        let words = reports.dropFirst().reduce(reports[0].words) { zip($0, $1.words).map(max) }
        return BlockReport(words: words, count: count)
    }

    @Test func aCollectiveSampleIsLatestEndMinusEarliestStart() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let (ranks, count) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...9, using: &generator))
            var starts: [[Int]] = []
            var ends: [[Int]] = []
            for _ in 0..<ranks {
                starts.append((0..<count).map { $0 * 1000 + Int.random(in: 0..<300, using: &generator) })
                ends.append((0..<count).map { $0 * 1000 + Int.random(in: 300..<1000, using: &generator) })
            }
            let all = merged(
                (0..<ranks).map { rank in
                    BlockReport(
                        starts: starts[rank], ends: ends[rank], count: count, .separate, wall: 10 * rank,
                        isWrong: rank == 2, isInterrupted: rank == 3)
                }, count: count)
            let expected = (0..<count).map { index in
                (ends.map { $0[index] }.max() ?? 0) - (starts.map { $0[index] }.min() ?? 0)
            }
            #expect(all.elapsedNanoseconds == expected)
            #expect(all.loopNanoseconds == (ends.compactMap(\.last).max() ?? 0) - (starts.map { $0[0] }.min() ?? 0))
            #expect(all.wall == 10 * (ranks - 1) && all.isWrong == (ranks > 2) && all.isInterrupted == (ranks > 3))
        }
    }

    @Test func aSilentRankHasNoSay() {
        let speaker = BlockReport(
            starts: [5, 25], ends: [15, 45], count: 2, .separate, wall: 50, isWrong: false, isInterrupted: false)
        let silent = BlockReport(
            starts: [], ends: [], count: 2, .separate, wall: 60, isWrong: true, isInterrupted: false)
        let all = merged([silent, speaker], count: 2)
        #expect(all.elapsedNanoseconds == [10, 20] && all.loopNanoseconds == 40)
        #expect(all.wall == 60 && all.isWrong && !all.isInterrupted)
    }

    /// A producer knows the start, two consumers know the ends.
    @Test func aStreamsSamplesFollowOneAnother() {
        func report(_ starts: [Int], _ ends: [Int]) -> BlockReport {
            BlockReport(
                starts: starts, ends: ends, count: 3, .consecutive, wall: 99, isWrong: false, isInterrupted: false)
        }
        let all = merged(
            [report([100], []), report([102], [130, 140, 170]), report([101], [120, 150, 165])], count: 3)
        #expect(all.elapsedNanoseconds == [30, 20, 20] && all.loopNanoseconds == 70)
    }
}
