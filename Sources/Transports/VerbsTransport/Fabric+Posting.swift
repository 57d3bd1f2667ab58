internal import TransferCore
internal import Verbs

extension Fabric {
    /// Posts what an active lane may and can.
    func post(_ index: Int, _ exchange: UnsafeMutablePointer<ExchangeState>) throws(TransferError) {
        let lane = lanes.baseAddress.unsafelyUnwrapped + index
        guard let requests = lane.pointee.requests else { return }
        let queue = lane.pointee.queue
        let first = lane.pointee.next
        let rest = lane.pointee.count &- first
        let count = min(queue.pointee.room, rest)
        if count > 0 {
            if count == rest, lane.pointee.carriesNotice {
                let notice = Notice(arrival: lane.pointee.arrivalName, grant: takeGrant(of: lane.pointee.link))
                requests.pointee.setImmediate(notice.word, at: lane.pointee.count &- 1)
            }
            do throws(VerbsError) {
                lane.pointee.next = try post(
                    requests, first..<first &+ count, to: queue,
                    isReported: count < rest || !lane.pointee.isInline)
            } catch {
                throw error.asTransferError(during: lane.pointee.operation.deed, peer: queue.pointee.peer)
            }
            exchange.pointee.counters.doorbells &+= 1
        }
        if lane.pointee.next < lane.pointee.count {
            if !lane.pointee.isStalled { exchange.pointee.stalled &+= 1 }
            lane.pointee.isStalled = true
        } else {
            if lane.pointee.isStalled { exchange.pointee.stalled &-= 1 }
            lane.pointee.isStalled = false
            if lane.pointee.isInline {
                lane.pointee.isOver = true
                exchange.pointee.remaining &-= 1
            }
        }
    }

    /// Posts a run of a list and keeps the queue's account.
    ///
    /// Inside a list every request is reported that ends a stretch of `signalEvery`; where a run ends, the last one is
    /// where it must be or where the queue has not learned for long what is over.
    ///
    /// - Parameter isReported: whether the last one must be.
    /// - Returns: what is to be posted next.
    @inline(__always)
    private func post(
        _ requests: UnsafeMutablePointer<SendRequestList>, _ run: Range<Int>, to queue: UnsafeMutablePointer<Queue>,
        isReported: Bool
    ) throws(VerbsError) -> Int {
        let stride = queue.pointee.signalEvery
        let end = run.upperBound &- 1
        let marksEnd = isReported || queue.pointee.needsMark(after: run.count)
        requests.pointee.setSignalled(marksEnd, at: end)
        let count = try queue.pointee.pair.post(requests.pointee, run)
        if run.upperBound < requests.pointee.count {
            requests.pointee.setSignalled(run.upperBound % stride == 0, at: end)
        }
        // Most lists are shorter than a stretch: no division for them.
        var distance = run.lowerBound == 0 ? stride : stride &- run.lowerBound % stride
        while distance < run.count, distance <= count {
            queue.pointee.mark(at: distance)
            distance &+= stride
        }
        if marksEnd, count == run.count { queue.pointee.mark(at: count) }
        queue.pointee.advance(by: count)
        return run.lowerBound &+ count
    }

    /// Posts what there is room for of a passive lane's receives.
    func postReceives(_ index: Int) throws(TransferError) {
        let lane = lanes.baseAddress.unsafelyUnwrapped + index
        guard let receives = lane.pointee.receives else { return }
        let queue = lane.pointee.queue
        do throws(VerbsError) {
            lane.pointee.postedReceives &+= try queue.pointee.pair.post(
                receives.pointee, lane.pointee.postedReceives..<lane.pointee.receiveCount)
        } catch {
            throw error.asTransferError(during: "posting receives", peer: queue.pointee.peer)
        }
    }

    /// Posts again what was stalled of an exchange's lanes and has room now; waiting for room is no posting.
    @inline(never)
    func resume<Marks: PhaseMarks>(
        _ active: UnsafeMutableBufferPointer<UInt16>, _ exchange: UnsafeMutablePointer<ExchangeState>,
        marking marks: inout Marks
    ) throws(TransferError) {
        for name in active where lanes[Int(name)].isStalled && lanes[Int(name)].queue.pointee.room > 0 {
            marks.enter(.post)
            try post(Int(name), exchange)
            marks.enter(.wire)
        }
    }
}

extension Operation {
    /// What an error message calls it.
    var deed: String {
        switch self {
        case .send: "an RDMA send"
        case .write: "an RDMA write"
        case .read: "an RDMA read"
        }
    }
}
