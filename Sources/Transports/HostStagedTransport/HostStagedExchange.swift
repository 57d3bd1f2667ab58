internal import DeviceModel
internal import Planning
internal import Ranks
public import TransferCore

/// A staged exchange: rounds that go through stage out, wire and stage in, several under way at once.
///
/// With one round the whole message is staged before the wire begins; with more, a round is on the wire while the next
/// one is staged.
public final class HostStagedExchange<WireExchange: PreparedExchange>: PreparedExchange {
    /// What one round does; the copies lie in `copies`.
    private struct Round {
        let copiesOut: Range<Int>
        let copiesIn: Range<Int>
        let bytesOut: Int
        let bytesIn: Int
    }

    private let rounds: UnsafeMutableBufferPointer<Round>
    private let copies: UnsafeMutableBufferPointer<BoundedCopy>
    private let exchanges: ExchangeRow<WireExchange>
    private let slotCount: Int
    private let memory: DeviceMemory
    private let bounceAddress: UnsafeMutableRawPointer
    private let bounce: AnyObject
    private let bounceSize: Int
    private var started: Int
    private var finished: Int
    private var stagedBytes = 0
    /// What a reader of the figures should know and no counter says.
    public let remarks: [String]

    init(
        _ schedule: StagingSchedule, rounds exchanges: [WireExchange], memory: DeviceMemory,
        bounceAddress: UnsafeMutableRawPointer, bounce: AnyObject, remarks: [String]
    ) {
        var allCopies: [BoundedCopy] = []
        func place(_ copies: [BoundedCopy]) -> Range<Int> {
            defer { allCopies += copies }
            return allCopies.count..<allCopies.count + copies.count
        }
        rounds = .allocate(capacity: exchanges.count)
        for index in exchanges.indices {
            rounds.initializeElement(
                at: index,
                to: Round(
                    copiesOut: place(schedule.copies(of: index, .out)),
                    copiesIn: place(schedule.copies(of: index, .in)), bytesOut: schedule.bytesSent(in: index),
                    bytesIn: schedule.bytesReceived(in: index)))
        }
        copies = .allocate(capacity: allCopies.count)
        _ = copies.initialize(from: allCopies)
        self.exchanges = ExchangeRow(exchanges)
        slotCount = schedule.slotCount
        self.memory = memory
        self.bounceAddress = bounceAddress
        self.bounce = bounce
        bounceSize = schedule.bounceSize
        self.remarks = remarks
        started = exchanges.count
        finished = exchanges.count
    }

    deinit {
        rounds.deallocate()
        copies.deallocate()
    }

    /// Begins the next iteration.
    public func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        precondition(finished == rounds.count, "an iteration starts when the one before is complete")
        started = 0
        finished = 0
        try startRound(marking: &marks)
    }

    /// Moves the iteration on by what can be done now.
    public func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress {
        while finished < rounds.count {
            var hasMoved = false
            if started < rounds.count, started - finished < slotCount {
                try startRound(marking: &marks)
                hasMoved = true
            }
            if try exchanges.advance(finished, marking: &marks) == .complete {
                stageIn(rounds[finished], marking: &marks)
                finished += 1
                hasMoved = true
            }
            if !hasMoved { return .pending }
        }
        return .complete
    }

    private func startRound<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        let round = rounds[started]
        if !round.copiesOut.isEmpty { marks.enter(.stageOut) }
        for index in round.copiesOut { memory.copyOut(to: bounceAddress, copies[index]) }
        stagedBytes &+= round.bytesOut
        try exchanges.start(started, marking: &marks)
        started += 1
    }

    private func stageIn<Marks: PhaseMarks>(_ round: Round, marking marks: inout Marks) {
        if !round.copiesIn.isEmpty { marks.enter(.stageIn) }
        for index in round.copiesIn { memory.copyIn(from: bounceAddress, copies[index]) }
        stagedBytes &+= round.bytesIn
    }

    /// What was counted so far.
    public var evidence: Evidence {
        var sum = exchanges.evidence
        sum.stagedBytes += stagedBytes
        return sum
    }

    /// The bounce memory, and what the wire says of itself.
    public var particulars: [Particular] {
        [Particular("staging_memory_bytes", bounceSize)] + (exchanges.count > 0 ? exchanges[0].particulars : [])
    }

    /// The ranks whose bytes or permission are missing.
    public var awaitedPeers: [Int] {
        finished < started ? exchanges[finished].awaitedPeers : []
    }
}
