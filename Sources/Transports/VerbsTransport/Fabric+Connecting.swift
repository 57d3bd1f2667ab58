internal import Ranks
internal import TransferCore
internal import Verbs

extension Fabric {
    /// Makes a connection with each rank of `peers` that has none yet. Collective; a rank that names another is named by it.
    func connect(
        to peers: Set<Int>, queuePairs: Int, by connector: Connector, among ranks: RankGroup
    ) throws(TransferError) {
        let missing = peers.filter { links[$0] == nil }.sorted()
        let fresh = try queues(to: missing.map { ($0, queuePairs) }, takesNotices: true, by: connector, among: ranks)
        for (place, peer) in missing.enumerated() {
            let first = fresh[place * queuePairs]
            let notice = UnsafeMutablePointer<SendRequestList>.allocate(capacity: 1)
            let request = SendRequest(
                WorkRequestID(kind: RequestKind.plain, peer: first.pointee.index, index: 0), .sendWithImmediate(0),
                segments: [])
            notice.initialize(to: SendRequestList([request], limits: endpoint.limits))
            let link = UnsafeMutablePointer<Link>.allocate(capacity: 1)
            link.initialize(
                to: Link(
                    queues: Array(fresh[place * queuePairs..<(place + 1) * queuePairs]), queue: first, notice: notice))
            links[peer] = link
        }
    }

    /// Connected queue pairs, as many as are wanted with each peer, in their order. Collective; both ends want alike.
    ///
    /// - Parameter takesNotices: whether receives for notices are posted before anybody can send.
    func queues(
        to wanted: [(peer: Int, count: Int)], takesNotices: Bool, by connector: Connector, among ranks: RankGroup
    ) throws(TransferError) -> [UnsafeMutablePointer<Queue>] {
        let peers = wanted.flatMap { Array(repeating: $0.peer, count: $0.count) }
        let connected = try connector.connect(peers, on: endpoint, among: ranks)
        managed += connected.managed
        // Nobody sends before everybody can receive: that is why the ranks make them together.
        return try ranks.together { () throws(TransferError) in
            var made: [UnsafeMutablePointer<Queue>] = []
            for (place, peer) in peers.enumerated() {
                let index = try freeIndex()
                let queue = UnsafeMutablePointer<Queue>.allocate(capacity: 1)
                queue.initialize(
                    to: Queue(
                        connected.pairs.take(place), peer: peer, index: index, depth: endpoint.limits.sendDepth,
                        signalEvery: endpoint.signalEvery))
                queues[index] = queue
                if takesNotices { try postNoticeReceives(queue) }
                made.append(queue)
            }
            return made
        }
    }

    private func freeIndex() throws(TransferError) -> Int {
        for _ in 0..<Self.mostQueues {
            let index = nextQueue
            nextQueue = (nextQueue + 1) % Self.mostQueues
            if queues[index] == nil { return index }
        }
        throw TransferError(
            .resource, during: "making queue pairs", cause: "\(Self.mostQueues) are in use",
            advice: "use fewer exchanges at a time, or --operation write")
    }

    private func postNoticeReceives(_ queue: UnsafeMutablePointer<Queue>) throws(TransferError) {
        let batches = endpoint.limits.receiveDepth / Queue.noticeBatch
        do throws(VerbsError) { for _ in 0..<batches { try queue.pointee.postReceives() } } catch {
            throw error.asTransferError(during: "posting receives for notices", peer: queue.pointee.peer)
        }
    }
}
