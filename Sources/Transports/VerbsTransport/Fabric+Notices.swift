internal import TransferCore
internal import Verbs

// What is to be told waits in lists, lane by lane, until a request to the same rank takes it along or until somebody polls.
extension Fabric {
    /// The far end of passive lane `index` may do its next iteration.
    @inline(__always)
    func tellGrant(_ index: Int) {
        let link = lanes[index].link
        lanes[index].nextPending = 0
        if link.pointee.firstGrant == 0 {
            link.pointee.firstGrant = UInt16(truncatingIfNeeded: index)
        } else {
            lanes[Int(link.pointee.lastGrant)].nextPending = UInt16(truncatingIfNeeded: index)
        }
        link.pointee.lastGrant = UInt16(truncatingIfNeeded: index)
        queueUp(link)
    }

    /// The far end of active lane `index` has what it waits for.
    @inline(__always)
    func tellArrival(_ index: Int) {
        let link = lanes[index].link
        lanes[index].nextPending = 0
        if link.pointee.firstArrival == 0 {
            link.pointee.firstArrival = UInt16(truncatingIfNeeded: index)
        } else {
            lanes[Int(link.pointee.lastArrival)].nextPending = UInt16(truncatingIfNeeded: index)
        }
        link.pointee.lastArrival = UInt16(truncatingIfNeeded: index)
        queueUp(link)
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
    func takeGrant(of link: UnsafeMutablePointer<Link>) -> UInt16 {
        let index = Int(link.pointee.firstGrant)
        if index == 0 { return 0 }
        link.pointee.firstGrant = lanes[index].nextPending
        return lanes[index].farID
    }

    @inline(__always)
    private func takeArrival(of link: UnsafeMutablePointer<Link>) -> UInt16 {
        let index = Int(link.pointee.firstArrival)
        if index == 0 { return 0 }
        link.pointee.firstArrival = lanes[index].nextPending
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
        while link.pointee.firstGrant != 0 || link.pointee.firstArrival != 0 {
            guard queue.pointee.room > 0 else { return false }
            let notice = Notice(arrival: takeArrival(of: link), grant: takeGrant(of: link))
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
