internal import DeviceModel
internal import Laws
internal import Planning
internal import Ranks
internal import TransferCore

/// An exchange cut into rounds: round r carries chunk r of each transfer that is long enough to have one.
struct StagingSchedule {
    /// One transfer's place in the rounds and in the bounce buffer.
    private struct Lane {
        let peer: Int
        let tag: Int
        let layout: CompositeLayout
        /// Offset of the lane inside a slot.
        let offset: Int
    }

    private let sends: [Lane]
    private let receives: [Lane]
    private let chunk: Int
    private let slotSize: Int
    /// Slots of the bounce buffer: rounds that can be under way at once.
    let slotCount: Int
    /// Rounds of one iteration, the same on every rank.
    let roundCount: Int

    /// More rounds than this are not prepared; the chunks grow instead.
    private static let mostRounds = 4096
    private static let laneAlignment = 4096

    /// - Parameter longestTransfer: bytes of the longest transfer of any rank.
    init(agreement: PlanAgreement, longestTransfer: Int, settings: StagingSettings) {
        let cut = Chunking(max(1, longestTransfer), by: settings.chunk.bytes, most: Self.mostRounds)
        var end = 0
        func lane(_ transfer: PlanAgreement.Transfer, _ layout: CompositeLayout) -> Lane {
            defer {
                let size = min(cut.chunk, layout.byteCount)
                end += (size + Self.laneAlignment - 1) / Self.laneAlignment * Self.laneAlignment
            }
            return Lane(peer: transfer.peer, tag: transfer.tag, layout: layout, offset: end)
        }
        sends = agreement.sends.map { lane($0, $0.source) }
        receives = agreement.receives.map { lane($0, $0.destination) }
        chunk = cut.chunk
        slotSize = end
        roundCount = cut.count
        slotCount = min(settings.depth, cut.count)
    }

    /// Bytes of bounce buffer that all slots need.
    var bounceSize: Int { slotSize * slotCount }

    /// What the wire moves in a round.
    func wirePlan(of round: Int) throws(TransferError) -> ExchangePlan {
        func ends(_ lanes: [Lane]) throws(TransferError) -> [ExchangePlan.End] {
            var ends: [ExchangePlan.End] = []
            for lane in lanes {
                let range = wireRange(of: lane, in: round)
                guard !range.isEmpty else { continue }
                let layout = try Layout.buffer(at: bounceOffset(of: lane, in: round), byteCount: range.count)
                ends.append(ExchangePlan.End(peer: lane.peer, tag: lane.tag, layout: layout))
            }
            return ends
        }
        return ExchangePlan(sends: try ends(sends), receives: try ends(receives))
    }

    /// The device's part of a round: out of the device before the wire, into it afterwards.
    func copies(of round: Int, _ direction: StagingPlanner.Direction) -> [BoundedCopy] {
        (direction == .out ? sends : receives).flatMap { lane in
            let range = wireRange(of: lane, in: round)
            return range.isEmpty
                ? []
                : StagingPlanner.stage(
                    lane.layout, wireRange: range, contiguousOffset: bounceOffset(of: lane, in: round),
                    direction: direction
                ).map { BoundedCopy($0) }
        }
    }

    /// Bytes that this rank sends in a round.
    func bytesSent(in round: Int) -> Int { sends.reduce(0) { $0 + wireRange(of: $1, in: round).count } }

    /// Bytes that this rank receives in a round.
    func bytesReceived(in round: Int) -> Int { receives.reduce(0) { $0 + wireRange(of: $1, in: round).count } }

    private func wireRange(of lane: Lane, in round: Int) -> Range<Int> {
        let bytes = lane.layout.byteCount
        return min(round * chunk, bytes)..<min((round + 1) * chunk, bytes)
    }

    private func bounceOffset(of lane: Lane, in round: Int) -> Int { round % slotCount * slotSize + lane.offset }
}
