public import CIBVerbs

/// A queue pair that is connected to a peer's (`ibv_qp`, in state RTS).
///
/// Hold it as a `let`: all its calls borrow, so that none of them needs exclusive access.
public struct ConnectedQueuePair: ~Copyable {
    @usableFromInline package let core: QueuePairCore

    package init(core: consuming QueuePairCore) { self.core = core }

    /// Its number (`qp_num`).
    public var number: UInt32 { core.number }
    /// What was granted.
    public var limits: QueuePairLimits { core.limits }
    /// Where the ends of send requests are reported.
    public var sendCompletions: CompletionQueue { core.sendCompletions }
    /// Where the ends of receives are reported.
    public var receiveCompletions: CompletionQueue { core.receiveCompletions }

    /// Posts the requests in `range` of `list`: one call, one doorbell, no allocation.
    ///
    /// The C function is `ibv_post_send`: positive errno, `ENOMEM` for a full queue.
    ///
    /// - Returns: how many were posted; fewer than asked where the queue is full.
    @inlinable
    public borrowing func post(_ list: borrowing SendRequestList, _ range: Range<Int>) throws(VerbsError) -> Int {
        let pointer = core.pointer
        return try list.post(range) { ibv_post_send(pointer, $0, $1) }
    }

    /// Posts all requests of `list`; see the other `post`.
    @inlinable
    public borrowing func post(_ list: borrowing SendRequestList) throws(VerbsError) -> Int {
        try post(list, 0..<list.count)
    }

    /// Posts the receives in `range` of `list`.
    ///
    /// The C function is `ibv_post_recv`: positive errno, `ENOMEM` for a full queue.
    ///
    /// - Returns: how many were posted; fewer than asked where the queue is full.
    @inlinable
    public borrowing func post(_ list: borrowing ReceiveRequestList, _ range: Range<Int>) throws(VerbsError) -> Int {
        let pointer = core.pointer
        return try list.post(range, "ibv_post_recv") { ibv_post_recv(pointer, $0, $1) }
    }

    /// Stops it for good: everything outstanding ends as flushed, and the peer's requests fail.
    ///
    /// The C function is `ibv_modify_qp`: positive errno.
    public borrowing func fail() throws(VerbsError) {
        var attributes = ibv_qp_attr()
        attributes.qp_state = IBV_QPS_ERR
        try core.modify(&attributes, IBV_QP_STATE, "stopping")
    }
}
