import Ranks
import TransferCore

/// An exchange of a `LoopbackTransport`: the first `advance` of an iteration moves its bytes, the second completes it.
final class LoopbackExchange: PreparedExchange {
    private enum State { case idle, started, moved, claimsToBeComplete }

    private let transport: LoopbackTransport
    private let memory: LoopbackMemory
    private let transfers: [PlanAgreement.Transfer]
    private let method: Method
    private var state = State.idle
    private var iteration = 0
    /// What the first iteration moved, for the flaw that repeats it.
    private var firstBytes: [UInt8]?
    private(set) var evidence = Evidence()

    init(
        _ transfers: [PlanAgreement.Transfer], method: Method, memory: LoopbackMemory, transport: LoopbackTransport
    ) {
        self.transfers = transfers
        self.method = method
        self.memory = memory
        self.transport = transport
        evidence.registrations = 1
    }

    deinit {
        if transport.flaw == .stallsAfterAbandonment, state != .idle { transport.isStalled = true }
    }

    private var flaw: Flaw? { transport.flaw }

    func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        if flaw == .forgetsOlderExchanges {
            for other in transport.living where other.state == .started { other.state = .moved }
        }
        if flaw != .packsUntold, hasStrided(\.source) { marks.enter(.pack) }
        if flaw != .tellsNoPhases { marks.enter(flaw == .inventsPhases ? .stageOut : .post) }
        iteration += 1
        state = .started
        count()
    }

    func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress {
        if flaw == .movesUnstarted {
            for other in transport.living where other.state == .idle { other.move() }
        }
        if state != .idle, flaw != .tellsNoPhases { marks.enter(.wire) }
        switch state {
        case .idle:
            if flaw == .movesAfterCompletion { move() }
            if flaw == .countsAfterCompletion { evidence.doorbells += 1 }
            return .complete
        case .started:
            if flaw == .neverCompletes || transport.isStalled { return .pending }
            if flaw == .completesTooSoon {
                state = .claimsToBeComplete
                return .complete
            }
            if flaw != .unpacksUntold, hasStrided(\.destination) { marks.enter(.unpack) }
            move()
            state = .moved
            return .pending
        case .moved:
            state = .idle
            return .complete
        case .claimsToBeComplete:
            move()
            state = .idle
            return .complete
        }
    }

    var awaitedPeers: [Int] {
        state == .started || flaw == .awaitsForever ? Set(transfers.map(\.peer)).sorted() : []
    }

    private func hasStrided(_ end: KeyPath<PlanAgreement.Transfer, CompositeLayout>) -> Bool {
        method == .pack && transfers.contains { !$0[keyPath: end].isContiguous }
    }

    private func move() {
        var origin = Array(memory.bytes)
        if flaw == .repeatsFirstIteration {
            if iteration == 1 { firstBytes = origin }
            origin = firstBytes ?? origin
        }
        for transfer in transfers { move(transfer, from: origin) }
    }

    private func move(_ transfer: PlanAgreement.Transfer, from origin: [UInt8]) {
        var wire: [UInt8] = []
        for part in transfer.source.parts { part.forEachBlock { wire += origin[$0..<$0 + part.block] } }
        switch flaw {
        case .dropsLastByte: wire.removeLast()
        case .forgetsBytesBeyondAQueue: wire = Array(wire.prefix(1 << 14))
        default: break
        }
        var position = 0
        for part in transfer.destination.parts.prefix(flaw == .forgetsFurtherParts ? 1 : .max) {
            let block = flaw == .ignoresDestinationStrides ? wire.count : part.block
            part.forEachBlock { start in
                let piece = wire[min(position, wire.count)..<min(position + block, wire.count)]
                UnsafeMutableRawBufferPointer(rebasing: memory.bytes[start..<start + piece.count]).copyBytes(
                    from: piece)
                position += block
            }
        }
        if flaw == .writesBehindLayout { memory.bytes[transfer.destination.bounds.upperBound] ^= 0xFF }
    }

    private func count() {
        let bytes = transfers.reduce(0) { $0 + $1.source.byteCount }
        let pieces = transfers.reduce(0) { $0 + Self.pieces(of: $1) }
        evidence.postedBytes += flaw == .understatesPostedBytes ? bytes - min(bytes, 1) : bytes
        evidence.requests += method == .fragment ? pieces : transfers.count
        if flaw == .miscountsRequests, method == .fragment { evidence.requests += 1 }
        evidence.segments += pieces
        evidence.doorbells += 1
        if method == .pack, flaw != .hidesPacking { evidence.cpuCopiedBytes += 2 * bytes }
        if method == .gather, flaw == .inventsPacking { evidence.cpuCopiedBytes += bytes }
        if flaw == .inventsStaging { evidence.stagedBytes += bytes }
        if flaw == .registersEveryIteration { evidence.registrations += 1 }
    }

    /// How many runs of bytes follow one another on both ends.
    private static func pieces(of transfer: PlanAgreement.Transfer) -> Int {
        starts(of: transfer.source).union(starts(of: transfer.destination)).count
    }

    /// The places in wire order where a layout does not go on where it was.
    private static func starts(of layout: CompositeLayout) -> Set<Int> {
        var starts: Set<Int> = []
        var (position, end) = (0, -1)
        for part in layout.parts {
            part.forEachBlock { start in
                if start != end { starts.insert(position) }
                position += part.block
                end = start + part.block
            }
        }
        return starts
    }
}
