internal import ConnectionManager
internal import TransferCore
internal import Verbs

/// This rank's connections: what is posted, what comes back, and what the ranks tell each other.
///
/// Everything arrives at one completion queue. Ranks talk in notices: 32 bits that ride on the last request of an iteration
/// where there is one, or travel alone. Whoever polls moves every exchange on.
final class Fabric {
    /// The device, and what belongs to all connections.
    let endpoint: Endpoint
    /// Connected queue pairs by index; a gap where one is gone.
    let queues: UnsafeMutableBufferPointer<UnsafeMutablePointer<Queue>?>
    /// Lanes by the name that far ends call them by; 0 is nobody's.
    let lanes: UnsafeMutableBufferPointer<Lane>
    /// Which names are taken, and by whom.
    var names = LaneNames()
    /// The connection with each rank that has one.
    var links: [UnsafeMutablePointer<Link>?]
    /// What the connection manager keeps of connections.
    var managed: [ConnectionLink] = []
    /// The next free index for a queue pair.
    var nextQueue = 0
    /// What dropped exchanges held.
    var attic: [ExchangeResources] = []
    /// Whether the transport is gone.
    var isClosed = false
    /// Reports that can be outstanding at once, of all exchanges.
    var reservedReports = 0
    /// Links that have something to tell.
    var firstPending: UnsafeMutablePointer<Link>?
    /// What each exchange posts, by where its state lies, and what those that are gone posted.
    var claims: [UnsafeMutablePointer<ExchangeState>: ExchangeClaim] = [:]
    var retiredClaims = ClaimedTraffic()
    private let completions = CompletionBuffer(capacity: 16)
    /// The endpoint's queue, which polling through its owner would count a reference to.
    private let polled: Unmanaged<CompletionQueue>
    private var failure: TransferError?

    static let mostQueues = 1 << 14

    init(_ endpoint: Endpoint, ranks: Int) {
        self.endpoint = endpoint
        polled = .passUnretained(endpoint.completions)
        queues = .allocate(capacity: Self.mostQueues)
        queues.initialize(repeating: nil)
        lanes = .allocate(capacity: LaneNames.capacity)
        links = Array(repeating: nil, count: ranks)
    }

    deinit {
        // Nothing can come once the queue pairs are gone.
        for index in queues.indices { removeQueue(at: index) }
        for link in links {
            link?.pointee.notice.deinitialize(count: 1)
            link?.pointee.notice.deallocate()
            link?.deinitialize(count: 1)
            link?.deallocate()
        }
        queues.deallocate()
        lanes.deallocate()
    }

    /// Destroys a queue pair.
    func removeQueue(at index: Int) {
        queues[index]?.deinitialize(count: 1)
        queues[index]?.deallocate()
        queues[index] = nil
    }

    /// Takes in what has come, and tells what is to be told; in the phase `wire`, but for requests that are granted now.
    @inline(__always)
    func progress<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) {
        // The standard library's call passes untyped errors only.
        let outcome = polled._withUnsafeGuaranteedRef { queue -> Result<Int, VerbsError> in
            do throws(VerbsError) { return .success(try queue.poll(into: completions)) } catch {
                return .failure(error)
            }
        }
        let count: Int
        do throws(VerbsError) { count = try outcome.get() } catch {
            throw error.asTransferError(during: "waiting for requests")
        }
        for index in 0..<count { try take(completions[index], marking: &marks) }
        if firstPending != nil { try sendNotices() }
    }

    @inline(__always)
    private func take<Marks: PhaseMarks>(
        _ completion: Completion, marking marks: inout Marks
    ) throws(TransferError) {
        let id = completion.requestID
        let success: Completion.Success
        do throws(CompletionError) { success = try completion.get() } catch { throw fail(error) }
        // A report may come late, when its queue pair is gone already.
        guard let queue = queues[id.peer] else { return }
        switch id.kind {
        case RequestKind.plain:
            queue.pointee.reclaim()
        case RequestKind.last:
            queue.pointee.reclaim()
            finish(id.index)
        case RequestKind.notice:
            do throws(VerbsError) { try queue.pointee.useReceive() } catch {
                throw error.asTransferError(during: "posting receives for notices", peer: queue.pointee.peer)
            }
            try read(Notice(word: success.immediate ?? 0), marking: &marks)
        default:
            try receive(id.index)
            try read(Notice(word: success.immediate ?? 0), marking: &marks)
        }
    }

    @inline(__always)
    private func read<Marks: PhaseMarks>(_ notice: Notice, marking marks: inout Marks) throws(TransferError) {
        if notice.arrival != 0 { arrive(Int(notice.arrival)) }
        if notice.grant != 0 { try grant(Int(notice.grant), marking: &marks) }
    }

    /// The far end says that a passive lane's iteration has happened.
    @inline(__always)
    private func arrive(_ index: Int) {
        guard let exchange = lanes[index].exchange else { return }
        lanes[index].arrived &+= 1
        if exchange.pointee.isRunning, lanes[index].arrived == exchange.pointee.iteration {
            lanes[index].isOver = true
            exchange.pointee.remaining &-= 1
        }
    }

    /// The far end grants an active lane an iteration.
    @inline(__always)
    private func grant<Marks: PhaseMarks>(_ index: Int, marking marks: inout Marks) throws(TransferError) {
        guard let exchange = lanes[index].exchange else { return }
        lanes[index].granted &+= 1
        guard exchange.pointee.isRunning, lanes[index].granted == exchange.pointee.iteration else { return }
        marks.enter(.post)
        try post(index, exchange)
        marks.enter(.wire)
    }

    /// A message brought some of a passive lane's bytes.
    @inline(__always)
    private func receive(_ index: Int) throws(TransferError) {
        guard lanes[index].exchange != nil else { return }
        lanes[index].usedReceives &+= 1
        if lanes[index].usedReceives == lanes[index].receiveCount { arrive(index) }
        if lanes[index].postedReceives < lanes[index].receiveCount { try postReceives(index) }
    }

    /// An active lane's last request is over.
    @inline(__always)
    private func finish(_ index: Int) {
        guard let exchange = lanes[index].exchange else { return }
        lanes[index].isOver = true
        exchange.pointee.remaining &-= 1
        if !lanes[index].carriesNotice { tellArrival(index) }
    }

    /// The error of a request that failed; once one has, the others fail for its sake, and it is told again.
    @inline(never)
    private func fail(_ error: CompletionError) -> TransferError {
        if let failure { return failure }
        let id = error.requestID
        let peer = queues[id.peer]?.pointee.peer
        let isOfLane = id.kind == RequestKind.plain || id.kind == RequestKind.last
        let deed = isOfLane && id.index != 0 ? lanes[id.index].operation.deed : "a notice"
        let first = error.asTransferError(during: deed, peer: peer)
        failure = first
        return first
    }
}
