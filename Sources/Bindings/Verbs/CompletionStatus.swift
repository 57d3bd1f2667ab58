internal import CIBVerbs

/// How a request ended (`ibv_wc_status`).
public struct CompletionStatus: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    /// The number as the library has it.
    public let rawValue: UInt32

    /// A status by its number.
    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// It was carried out (`IBV_WC_SUCCESS`).
    public static let success = CompletionStatus(rawValue: 0)

    init(_ status: ibv_wc_status) { rawValue = status.rawValue }

    /// What kind of failure the status is; meaningless for success.
    public var failure: CompletionError.Class {
        switch ibv_wc_status(rawValue: rawValue) {
        case IBV_WC_LOC_LEN_ERR, IBV_WC_LOC_QP_OP_ERR, IBV_WC_LOC_EEC_OP_ERR, IBV_WC_LOC_PROT_ERR, IBV_WC_MW_BIND_ERR,
            IBV_WC_LOC_ACCESS_ERR, IBV_WC_LOC_RDD_VIOL_ERR, IBV_WC_INV_EECN_ERR, IBV_WC_INV_EEC_STATE_ERR:
            .localBug
        case IBV_WC_RNR_RETRY_EXC_ERR, IBV_WC_REM_OP_ERR: .resource
        case IBV_WC_REM_ACCESS_ERR, IBV_WC_REM_INV_REQ_ERR, IBV_WC_REM_INV_RD_REQ_ERR: .remoteAccess
        case IBV_WC_RETRY_EXC_ERR, IBV_WC_RESP_TIMEOUT_ERR: .timeout
        case IBV_WC_WR_FLUSH_ERR: .flushed
        default: .transport
        }
    }

    /// What the reader can do about it, where that is known.
    public var hint: String? {
        switch ibv_wc_status(rawValue: rawValue) {
        case IBV_WC_LOC_LEN_ERR: "a message was longer than the segments it was received into, or than the port allows"
        case IBV_WC_LOC_QP_OP_ERR:
            "check the segments and their local keys, the operation, and the inline size against the limits"
        case IBV_WC_LOC_PROT_ERR:
            "check that each segment lies in a registered region of the queue pair's domain and that its key is current"
        case IBV_WC_LOC_ACCESS_ERR: "the region received into does not allow local writes"
        case IBV_WC_WR_FLUSH_ERR: "the queue pair had failed before: the first completion that failed says why"
        case IBV_WC_REM_INV_REQ_ERR: "the peer's receive is too short, or its queue pair does not allow the operation"
        case IBV_WC_REM_ACCESS_ERR: "check the remote key, the address range and the permissions of the peer's region"
        case IBV_WC_REM_OP_ERR: "the peer could not carry it out: look for its own error"
        case IBV_WC_RETRY_EXC_ERR:
            "the peer does not answer: it died, its link is down, or the path's MTU or GID does not fit"
        case IBV_WC_RNR_RETRY_EXC_ERR: "the peer had no receive posted in time"
        case IBV_WC_REM_INV_RD_REQ_ERR: "the peer answers no more reads and atomic operations: lower their number"
        case IBV_WC_FATAL_ERR: "the device failed: look at the kernel's log"
        default: nil
        }
    }
}

extension CompletionStatus: CustomStringConvertible {
    /// The library's words. The C function is `ibv_wc_status_str`.
    public var description: String { String(cString: ibv_wc_status_str(ibv_wc_status(rawValue: rawValue))) }
}
