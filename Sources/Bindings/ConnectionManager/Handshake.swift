internal import CIBVerbs
internal import CRDMACM
internal import Verbs

// What both sides of a connection do: describe their queue pair, and bring it up with what was agreed.
extension Identifier {
    /// Connects `queuePair` as the handshake has agreed, apart from what `options` calls this end's own: timeouts, which
    /// the handshake does not carry, and retries, of which it carries only what each end wishes from its peer.
    func connect(
        _ queuePair: consuming UnconnectedQueuePair, _ options: ConnectionOptions
    ) throws(VerbsError) -> ConnectedQueuePair {
        var toReceive = try attributes(for: IBV_QPS_RTR)
        toReceive.attributes.min_rnr_timer = options.minimumRNRTimer.encoded
        var toSend = try attributes(for: IBV_QPS_RTS)
        toSend.attributes.timeout = options.ackTimeout.encoded
        toSend.attributes.retry_cnt = options.retryCount.encoded
        toSend.attributes.rnr_retry = options.receiverNotReadyRetryCount.encoded
        return try queuePair.connect(toReceive, toSend)
    }

    /// Calls `body` with the parameters of a connection; the private data lives as long as the call.
    func withParameters(
        _ options: ConnectionOptions, queuePairNumber: UInt32, _ privateData: [UInt8],
        _ body: (UnsafeMutablePointer<rdma_conn_param>) -> Int32
    ) -> Int32 {
        privateData.withUnsafeBytes { bytes in
            var parameters = rdma_conn_param()
            parameters.private_data = bytes.baseAddress
            parameters.private_data_len = UInt8(bytes.count)
            parameters.responder_resources = UInt8(options.answeredReads)
            parameters.initiator_depth = UInt8(options.initiatedReads)
            parameters.retry_count = options.retryCount.encoded
            parameters.rnr_retry_count = options.receiverNotReadyRetryCount.encoded
            parameters.flow_control = 1
            parameters.qp_num = queuePairNumber
            return body(&parameters)
        }
    }
}

/// How much private data each message of the handshake carries (InfiniBand specification, volume 1, 12.6, less what
/// the IP service's header takes of a request).
enum PrivateDataLimit: Int {
    case request = 56
    case reply = 196
    case rejection = 148

    func check(_ data: [UInt8], _ operation: String) throws(VerbsError) {
        guard data.count <= rawValue else {
            throw VerbsError(
                .invalidArgument, during: operation, cause: "\(data.count) bytes of private data",
                hint: "it carries \(rawValue)")
        }
    }
}
