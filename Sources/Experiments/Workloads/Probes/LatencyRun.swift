public import HostSystem
public import Measurement
public import Ranks
public import TransferCore

/// A message to the other rank and one back, again and again.
///
/// Each rank starts the receiving exchange before it sends, as a program that posts its receives early does, so that a message
/// never waits for the permission to land.
public final class LatencyRun<Carrier: Transport>: PhasedRun {
    private let geometry: ProbeGeometry
    private let rank: Int
    private let memory: Carrier.Memory
    private let ping: Carrier.Exchange
    private let pong: Carrier.Exchange
    /// Whether this rank has started a `ping` that the other one has not sent yet.
    private var isAhead = false
    /// What one sample is.
    public let timing = SampleTiming.initiator(events: 2)

    /// Allocates and prepares. Collective.
    public init(
        _ geometry: ProbeGeometry, over transport: Carrier, method: Method, memory kind: MemoryKind,
        among ranks: RankGroup
    ) throws(TransferError) {
        self.geometry = geometry
        rank = ranks.rank
        memory = try ranks.together { () throws(TransferError) in
            try transport.allocate(geometry.regionSize(rank: ranks.rank), in: kind)
        }
        ping = try transport.prepare(try geometry.plan(rank: rank, of: .ping), method: method, in: memory)
        pong = try transport.prepare(try geometry.plan(rank: rank, of: .pong), method: method, in: memory)
    }

    /// Writes this rank's part of an iteration.
    public func stamp(iteration: Int) { geometry.stamp(memory, rank: rank, iteration: iteration) }

    /// One iteration.
    public func iterate<Marks: PhaseMarks>(
        _ waiter: inout Waiter, marking marks: inout Marks
    ) throws(TransferError) {
        switch rank {
        case 0:
            try pong.start(marking: &marks)
            try ping.start(marking: &marks)
            try ping.finish(&waiter, marking: &marks)
            try pong.finish(&waiter, marking: &marks)
        case 1:
            if !isAhead { try ping.start(marking: &marks) }
            try ping.finish(&waiter, marking: &marks)
            // The next one may come: said before the answer, which can take the permission along.
            try ping.start(marking: &marks)
            isAhead = true
            try pong.start(marking: &marks)
            try pong.finish(&waiter, marking: &marks)
        default: break
        }
    }

    /// Looks at every byte of this rank's memory.
    public func verify(iteration: Int) -> String? {
        // Each rank receives in one of the two exchanges.
        let report = geometry.verify(memory, rank: rank, iteration: iteration, after: rank == 0 ? .pong : .ping)
        return report.isCorrect ? nil : "rank \(rank): \(report)"
    }

    /// What was counted so far.
    public var evidence: Evidence { ping.evidence + pong.evidence }
    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { ping.remarks }
    /// Facts that the results have a column for.
    public var particulars: [Particular] { ping.particulars }
}
