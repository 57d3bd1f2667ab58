internal import CIBVerbs

/// How far a queue pair is (`ibv_qp_state`).
public enum QueuePairState: String, Sendable {
    /// Made, and nothing more (RESET).
    case reset
    /// It takes receives, and has no peer yet (INIT).
    case initialized
    /// It receives (RTR).
    case readyToReceive = "ready to receive"
    /// It receives and sends (RTS).
    case readyToSend = "ready to send"
    /// It sends nothing new (SQD).
    case sendQueueDrained = "send queue drained"
    /// Its send side failed (SQE).
    case sendQueueError = "send queue error"
    /// It failed, or was stopped (ERR).
    case error
    /// A state that this library does not know.
    case unknown

    init(_ state: ibv_qp_state) {
        self =
            switch state {
            case IBV_QPS_RESET: .reset
            case IBV_QPS_INIT: .initialized
            case IBV_QPS_RTR: .readyToReceive
            case IBV_QPS_RTS: .readyToSend
            case IBV_QPS_SQD: .sendQueueDrained
            case IBV_QPS_SQE: .sendQueueError
            case IBV_QPS_ERR: .error
            default: .unknown
            }
    }
}

extension QueuePairCore {
    /// The C function is `ibv_query_qp`: positive errno.
    borrowing func state() throws(VerbsError) -> QueuePairState {
        var attributes = ibv_qp_attr()
        var initial = ibv_qp_init_attr()
        try positiveErrno(
            "ibv_query_qp", "asking for the state of queue pair \(number)",
            ibv_query_qp(pointer, &attributes, Int32(IBV_QP_STATE.rawValue), &initial))
        return QueuePairState(attributes.qp_state)
    }
}

extension UnconnectedQueuePair {
    /// How far it is now. Asks the kernel: for diagnosis, not for a loop.
    ///
    /// The C function is `ibv_query_qp`: positive errno.
    public borrowing func state() throws(VerbsError) -> QueuePairState { try core.state() }
}

extension ConnectedQueuePair {
    /// How far it is now. Asks the kernel: for diagnosis, not for a loop.
    ///
    /// The C function is `ibv_query_qp`: positive errno.
    public borrowing func state() throws(VerbsError) -> QueuePairState { try core.state() }
}
