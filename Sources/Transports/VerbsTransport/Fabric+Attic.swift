internal import HostSystem
internal import Ranks
internal import TransferCore
internal import Verbs

// An exchange may be dropped while a peer still writes for it. Its memory must stay registered until nothing can come any
// more, or the device would refuse the write and with it everything else on that connection. All ranks are known to have sent
// what they were going to send when they meet again: at the next preparation.
extension Fabric {
    /// Keeps what a dropped exchange held until the ranks meet again.
    func bury(_ resources: ExchangeResources) {
        resources.disconnect()
        if !isClosed { attic.append(resources) }
    }

    /// Before this rank meets the others: waits until all that it has posted is over.
    func settle(_ ranks: RankGroup) throws(TransferError) {
        guard !attic.isEmpty else { return }
        var waiter = ranks.waiter()
        for link in links {
            guard let link else { continue }
            for queue in link.pointee.queues { try settle(queue, &waiter) }
        }
    }

    /// After the meeting.
    func clearAttic() { attic.removeAll() }

    /// The ranks will not meet again.
    func close() {
        isClosed = true
        clearAttic()
    }

    private func settle(
        _ queue: UnsafeMutablePointer<Queue>, _ waiter: inout Waiter
    ) throws(TransferError) {
        waiter.begin()
        var marks = NoMarks()
        // Something that is reported, behind everything that is not.
        var target: Int?
        while target.map({ queue.pointee.completed < $0 }) ?? true {
            if target == nil, queue.pointee.room > 0 {
                try postReported(queue)
                target = queue.pointee.posted
            }
            try progress(marking: &marks)
            let verdict = waiter.pause()
            if case .keepWaiting = verdict { continue }
            throw verdict.asTransferError(awaiting: [queue.pointee.peer], waiter)
        }
    }

    private func postReported(_ queue: UnsafeMutablePointer<Queue>) throws(TransferError) {
        let request = SendRequest(
            WorkRequestID(kind: RequestKind.plain, peer: queue.pointee.index, index: 0), .sendWithImmediate(0),
            segments: [], flags: .signalled)
        do throws(VerbsError) {
            let list = SendRequestList([request], limits: endpoint.limits)
            let count = try queue.pointee.pair.post(list)
            if count == 1 { queue.pointee.mark(at: 1) }
            queue.pointee.advance(by: count)
        } catch { throw error.asTransferError(during: "waiting for requests", peer: queue.pointee.peer) }
    }
}
