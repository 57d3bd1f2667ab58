public import CIBVerbs

/// The end of a request (`ibv_wc`). Only its id and status can be read before it is known to be a success: the other
/// fields of a failed one hold nothing.
public struct Completion: Sendable {
    @usableFromInline let entry: ibv_wc

    @inlinable
    init(_ entry: ibv_wc) { self.entry = entry }

    /// The request that ended.
    @inlinable
    public var requestID: WorkRequestID { WorkRequestID(rawValue: entry.wr_id) }

    /// How it ended.
    @inlinable
    public var status: CompletionStatus { CompletionStatus(rawValue: entry.status.rawValue) }

    /// Whether it was carried out.
    @inlinable
    public var isSuccess: Bool { entry.status.rawValue == 0 }

    /// What else is known of a request that was carried out.
    ///
    /// - Throws: why it was not.
    @inlinable
    public func get() throws(CompletionError) -> Success {
        guard isSuccess else { throw error }
        return Success(entry)
    }

    @inline(never) @usableFromInline
    var error: CompletionError {
        CompletionError(
            requestID: requestID, status: status, vendorError: entry.vendor_err, queuePairNumber: entry.qp_num)
    }
}

extension Completion {
    /// A request that was carried out.
    public struct Success: Sendable {
        /// What was done (`ibv_wc_opcode`).
        public enum Operation: Sendable {
            case send, write, read, compareAndSwap, fetchAndAdd
            /// A message came in.
            case receive
            /// A peer's write with an immediate value used up a receive.
            case receiveOfWrite
            case other
        }

        @usableFromInline let entry: ibv_wc

        @inlinable
        init(_ entry: ibv_wc) { self.entry = entry }

        /// The request.
        @inlinable
        public var requestID: WorkRequestID { WorkRequestID(rawValue: entry.wr_id) }

        /// What was done.
        @inlinable
        public var operation: Operation {
            switch entry.opcode {
            case IBV_WC_SEND: .send
            case IBV_WC_RDMA_WRITE: .write
            case IBV_WC_RDMA_READ: .read
            case IBV_WC_COMP_SWAP: .compareAndSwap
            case IBV_WC_FETCH_ADD: .fetchAndAdd
            case IBV_WC_RECV: .receive
            case IBV_WC_RECV_RDMA_WITH_IMM: .receiveOfWrite
            default: .other
            }
        }

        /// Bytes that came in: of a receive, or of the write that used it up. Nothing for what was sent.
        @inlinable
        public var receivedBytes: Int? { entry.opcode.rawValue & IBV_WC_RECV.rawValue == 0 ? nil : Int(entry.byte_len) }

        /// The value that the peer sent along, where it did.
        @inlinable
        public var immediate: UInt32? {
            guard entry.wc_flags & IBV_WC_WITH_IMM.rawValue != 0 else { return nil }
            return UInt32(bigEndian: entry.imm_data)
        }

        /// The number of the queue pair on this host.
        @inlinable
        public var queuePairNumber: UInt32 { entry.qp_num }
    }
}
