import DeviceModel
@testable import HostStagedTransport
import Planning
import Ranks
import Testing
import TransferCore

extension OneRankTests {
    /// How a staged exchange is cut into rounds.
    @MainActor @Suite struct StagingScheduleTests {
        @Test func wholeMessagesAreOneRound() throws {
            let schedule = try schedule(of: [10_000, 300], chunk: 0)
            #expect(schedule.roundCount == 1 && schedule.slotCount == 1)
            // Two sends and two receives, each on pages of its own.
            #expect(schedule.bounceSize == 2 * (12_288 + 4_096))
        }

        @Test(arguments: [(1_000, 10), (999, 11), (10_000, 1), (20_000, 1), (1, 4_096)])
        func roundsFollowFromTheLongestTransfer(chunk: Int, rounds: Int) throws {
            let schedule = try schedule(of: chunk == 1 ? [4_096] : [10_000, 300], chunk: chunk)
            #expect(schedule.roundCount == rounds)
            #expect(schedule.slotCount == min(4, rounds))
        }

        @Test func chunksGrowWhereThereWouldBeTooManyRounds() throws {
            let schedule = try schedule(of: [10_000], chunk: 1)
            // 4,096 rounds of one byte are not enough, so each carries three.
            #expect(schedule.roundCount == 3_334)
        }

        @Test(arguments: [0, 7, 1_000, 4_096]) func everyByteTravelsOnce(chunk: Int) throws {
            let byteCounts = [10_000, 300, 4_097]
            let schedule = try schedule(of: byteCounts, chunk: chunk)
            var sent = Array(repeating: 0, count: byteCounts.count)
            for round in 0..<schedule.roundCount {
                let plan = try schedule.wirePlan(of: round)
                #expect(plan.bytesSent == schedule.bytesSent(in: round))
                #expect(plan.bytesReceived == schedule.bytesReceived(in: round))
                let copiedOut = schedule.copies(of: round, .out).reduce(0) { $0 + $1.byteCount }
                let copiedIn = schedule.copies(of: round, .in).reduce(0) { $0 + $1.byteCount }
                #expect(copiedOut == plan.bytesSent && copiedIn == plan.bytesReceived)
                for end in plan.sends { sent[end.tag] += end.layout.byteCount }
            }
            #expect(sent == byteCounts)
        }

        @Test func roundsUnderWayAtOnceDoNotShareBounceBytes() throws {
            let schedule = try schedule(of: [10_000, 300, 4_097], chunk: 1_000)
            for first in 0..<schedule.roundCount - schedule.slotCount {
                var used: Set<Int> = []
                var count = 0
                for round in first..<first + schedule.slotCount {
                    let plan = try schedule.wirePlan(of: round)
                    for end in plan.sends + plan.receives {
                        #expect(end.layout.bounds.upperBound <= schedule.bounceSize)
                        used.formUnion(end.layout.bounds)
                        count += end.layout.byteCount
                    }
                }
                #expect(used.count == count)
            }
        }

        /// Contiguous transfers of this rank to itself, cut into chunks.
        private func schedule(of byteCounts: [Int], chunk: Int) throws -> StagingSchedule {
            var settings = StagingSettings()
            settings.chunk = ByteCount(chunk)
            var (sends, receives): ([ExchangePlan.End], [ExchangePlan.End]) = ([], [])
            var offset = 0
            for (tag, byteCount) in byteCounts.enumerated() {
                sends.append(.init(peer: 0, tag: tag, layout: try Layout.buffer(at: offset, byteCount: byteCount)))
                receives.append(
                    .init(peer: 0, tag: tag, layout: try Layout.buffer(at: offset + byteCount, byteCount: byteCount)))
                offset += 2 * byteCount
            }
            let agreement = try PlanAgreement(
                ExchangePlan(sends: sends, receives: receives), among: OneRank.group.get(),
                regionSize: ByteCount(offset))
            return StagingSchedule(
                agreement: agreement, longestTransfer: byteCounts.max() ?? 0, settings: settings)
        }
    }
}
