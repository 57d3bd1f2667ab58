internal import TransferCore
internal import Verbs

// What is to be told waits in lists, lane by lane, until a request to the same rank takes it along or until somebody polls.
extension Fabric {
    /// The far end of passive lane `index` may do its next iteration.
    @inline(__always)
    func tellGrant(_ index: Int) {
        let link = lanes[index].link
        append(index, to: &link.pointee.grants)
        queueUp(link)
    }

    /// The far end of active lane `index` has what it waits for.
    @inline(__always)
    func tellArrival(_ index: Int) {
        let link = lanes[index].link
        append(index, to: &link.pointee.arrivals)
        queueUp(link)
    }

    @inline(__always)
    private func append(_ index: Int, to list: inout LaneList) {
        let name = UInt16(truncatingIfNeeded: index)
        lanes[index].nextPending = 0
        if list.first == 0 { list.first = name } else { lanes[Int(list.last)].nextPending = name }
        list.last = name
    }

    @inline(__always)
    private func queueUp(_ link: UnsafeMutablePointer<Link>) {
        if link.pointee.isPending { return }
        link.pointee.isPending = true
        link.pointee.nextPending = firstPending
        firstPending = link
    }

    /// The far name of a lane that waits to be granted an iteration by this rank, 0 where there is none.
    @inline(__always)
    func takeGrant(of link: UnsafeMutablePointer<Link>) -> UInt16 { take(from: &link.pointee.grants) }

    @inline(__always)
    private func take(from list: inout LaneList) -> UInt16 {
        let index = Int(list.first)
        if index == 0 { return 0 }
        list.first = lanes[index].nextPending
        return lanes[index].farID
    }

    /// Sends what no request has taken along, as far as there is room.
    func sendNotices() throws(TransferError) {
        var waiting: UnsafeMutablePointer<Link>?
        while let link = firstPending {
            firstPending = link.pointee.nextPending
            let isDone = try sendNotices(over: link)
            link.pointee.isPending = !isDone
            if !isDone {
                link.pointee.nextPending = waiting
                waiting = link
            }
        }
        firstPending = waiting
    }

    /// - Returns: whether nothing is left.
    @inline(__always)
    private func sendNotices(over link: UnsafeMutablePointer<Link>) throws(TransferError) -> Bool {
        let queue = link.pointee.queue
        while link.pointee.grants.first != 0 || link.pointee.arrivals.first != 0 {
            guard queue.pointee.room > 0 else { return false }
            let notice = Notice(arrival: take(from: &link.pointee.arrivals), grant: takeGrant(of: link))
            link.pointee.notice.pointee.setImmediate(notice.word, at: 0)
            let isReported = queue.pointee.needsMark(after: 1)
            link.pointee.notice.pointee.setSignalled(isReported, at: 0)
            let count: Int
            do throws(VerbsError) { count = try queue.pointee.pair.post(link.pointee.notice.pointee) } catch {
                throw error.asTransferError(during: "sending a notice", peer: queue.pointee.peer)
            }
            guard count == 1 else {
                throw TransferError(
                    .transport, during: "sending a notice", peer: queue.pointee.peer,
                    cause: "the device takes no request though not all of its queue's places are taken")
            }
            if isReported { queue.pointee.mark(at: 1) }
            queue.pointee.advance(by: 1)
        }
        return true
    }
}
