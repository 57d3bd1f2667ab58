internal import CRDMACM
public import Verbs

/// A peer that wants a connection. Accept or reject it; one that is dropped is refused by the kernel.
public struct ConnectionRequest: ~Copyable {
    private let identifier: Identifier
    /// What the peer sent along, padded with zeros to what the network carries.
    public let privateData: [UInt8]

    init(_ identifier: Identifier, _ privateData: [UInt8]) {
        self.identifier = identifier
        self.privateData = privateData
    }

    /// The device that the request came in on.
    public var deviceName: String { identifier.deviceName }
    /// The port of that device, from 1.
    public var portNumber: Int { identifier.portNumber }

    /// Brings the queue pair up and accepts.
    ///
    /// The C functions are `ibv_modify_qp` (positive errno) and `rdma_accept` (-1 with errno).
    ///
    /// - Parameters:
    ///   - queuePair: on the device and port that the request came in on; used up.
    ///   - options: how the two talk.
    ///   - privateData: at most 196 bytes for the peer.
    ///   - timeout: how long the peer may take to confirm.
    /// - Throws: `.disconnected`, `.unreachable` or `.timedOut`; then the queue pair is gone.
    public consuming func accept(
        _ queuePair: consuming UnconnectedQueuePair, _ options: ConnectionOptions, privateData reply: [UInt8] = [],
        timeout: Duration
    ) throws(VerbsError) -> Connection {
        let operation = "accepting a connection"
        let (identifier, privateData) = (identifier, privateData)
        try PrivateDataLimit.reply.check(reply, operation)
        try identifier.check(queuePair, options, operation)
        let number = queuePair.number
        let connected = try identifier.connect(queuePair, options)
        let code = identifier.withParameters(options, queuePairNumber: number, reply) {
            rdma_accept(identifier.pointer, $0)
        }
        try minusOneWithErrno("rdma_accept", operation, code)
        _ = try identifier.expect(RDMA_CM_EVENT_ESTABLISHED, within: timeout, operation)
        return Connection(connected, ConnectionLink(identifier, privateData))
    }

    /// Refuses.
    ///
    /// The C function is `rdma_reject`: -1 with errno.
    ///
    /// - Parameter reason: at most 148 bytes for the peer, whose error quotes them if they are text.
    public consuming func reject(privateData reason: [UInt8] = []) throws(VerbsError) {
        let operation = "rejecting a connection"
        try PrivateDataLimit.rejection.check(reason, operation)
        let code = reason.withUnsafeBytes { rdma_reject(identifier.pointer, $0.baseAddress, UInt8($0.count)) }
        try minusOneWithErrno("rdma_reject", operation, code)
    }
}
