internal import CIBVerbs

/// How much a queue pair can hold (`ibv_qp_cap`): what is asked for when it is made, and what was granted afterwards,
/// which is never less.
public struct QueuePairLimits: Hashable, Sendable {
    /// Send requests outstanding at once.
    public var sendDepth: Int
    /// Receives outstanding at once; 0 with a shared receive queue.
    public var receiveDepth: Int
    /// Segments of one send request.
    public var sendSegments: Int
    /// Segments of one receive.
    public var receiveSegments: Int
    /// Bytes that a request can carry itself, so that its memory may be overwritten as soon as it was posted.
    public var inlineBytes: Int

    /// Limits to ask for.
    public init(
        sendDepth: Int, receiveDepth: Int, sendSegments: Int = 1, receiveSegments: Int = 1, inlineBytes: Int = 0
    ) {
        self.sendDepth = sendDepth
        self.receiveDepth = receiveDepth
        self.sendSegments = sendSegments
        self.receiveSegments = receiveSegments
        self.inlineBytes = inlineBytes
    }

    init(_ capacity: ibv_qp_cap) {
        self.init(
            sendDepth: Int(capacity.max_send_wr), receiveDepth: Int(capacity.max_recv_wr),
            sendSegments: Int(capacity.max_send_sge), receiveSegments: Int(capacity.max_recv_sge),
            inlineBytes: Int(capacity.max_inline_data))
    }

    var raw: ibv_qp_cap {
        ibv_qp_cap(
            max_send_wr: UInt32(sendDepth), max_recv_wr: UInt32(receiveDepth), max_send_sge: UInt32(sendSegments),
            max_recv_sge: UInt32(receiveSegments), max_inline_data: UInt32(inlineBytes))
    }

    /// Refuses what the device says it does not have. Inline bytes are not among that: only making a queue pair tells.
    func check(against attributes: DeviceAttributes, _ operation: String) throws(VerbsError) {
        let asked = [
            ("sends", sendDepth, attributes.maximumQueueDepth),
            ("receives", receiveDepth, attributes.maximumQueueDepth),
            ("segments of a send", sendSegments, attributes.maximumSegments),
            ("segments of a receive", receiveSegments, attributes.maximumSegments),
        ]
        for (what, count, most) in asked where !(0...max(0, most)).contains(count) {
            throw VerbsError(
                .invalidArgument, during: operation, cause: "\(count) \(what) are asked for", hint: "it has \(most)")
        }
        guard inlineBytes >= 0 else {
            throw VerbsError(.invalidArgument, during: operation, cause: "\(inlineBytes) inline bytes are asked for")
        }
    }
}
