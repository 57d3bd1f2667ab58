internal import CRDMACM
public import Verbs

/// The way to a listening peer: which device and port of this host lead there.
///
/// The queue pair that goes with it is made through `Verbs`, not by `rdma_create_qp`: so it lives, and is destroyed, like
/// any other, and memory can be registered before any address is known. Its state is changed with what
/// `rdma_init_qp_attr` says.
public struct ResolvedRoute: ~Copyable {
    private let identifier: Identifier

    /// Finds the way to `address`.
    ///
    /// The C functions are `rdma_create_id`, `rdma_resolve_addr` and `rdma_resolve_route`: -1 with errno.
    ///
    /// - Parameters:
    ///   - address: where the peer listens.
    ///   - source: an address of this host to go out from; the routing tables' choice unless given.
    ///   - timeout: how long each of the two steps may take.
    /// - Throws: `.notFound`, `.unreachable` or `.timedOut`.
    public init(
        to address: SocketAddress, from source: SocketAddress? = nil, timeout: Duration
    ) throws(VerbsError) {
        let operation = "resolving an address"
        let identifier = try Identifier()
        let milliseconds = timeout.wholeMilliseconds
        let code = address.withRaw { destination in
            guard let source else { return rdma_resolve_addr(identifier.pointer, nil, destination, milliseconds) }
            return source.withRaw { rdma_resolve_addr(identifier.pointer, $0, destination, milliseconds) }
        }
        try minusOneWithErrno("rdma_resolve_addr", operation, code)
        _ = try identifier.expect(RDMA_CM_EVENT_ADDR_RESOLVED, within: timeout, operation)
        try minusOneWithErrno(
            "rdma_resolve_route", "resolving a route", rdma_resolve_route(identifier.pointer, milliseconds))
        _ = try identifier.expect(RDMA_CM_EVENT_ROUTE_RESOLVED, within: timeout, "resolving a route")
        self.identifier = identifier
    }

    /// The device that leads to the peer.
    public var deviceName: String { identifier.deviceName }
    /// The port of that device, from 1.
    public var portNumber: Int { identifier.portNumber }

    /// Asks the peer for a connection and brings the queue pair up. The route settles the path MTU.
    ///
    /// The C functions are `rdma_connect` and `rdma_establish` (-1 with errno) and `ibv_modify_qp` (positive errno).
    ///
    /// - Parameters:
    ///   - queuePair: on the device and port of this route; used up.
    ///   - options: how the two talk.
    ///   - privateData: at most 56 bytes that come with the request.
    ///   - timeout: how long the peer may take to answer.
    /// - Throws: `.refused`, `.unreachable` or `.timedOut`; then the queue pair is gone.
    public consuming func connect(
        _ queuePair: consuming UnconnectedQueuePair, _ options: ConnectionOptions, privateData: [UInt8] = [],
        timeout: Duration
    ) throws(VerbsError) -> Connection {
        let operation = "connecting"
        let identifier = identifier
        try PrivateDataLimit.request.check(privateData, operation)
        try identifier.check(queuePair, options, operation)
        let code = identifier.withParameters(options, queuePairNumber: queuePair.number, privateData) {
            rdma_connect(identifier.pointer, $0)
        }
        try minusOneWithErrno("rdma_connect", operation, code)
        let reply = try identifier.expect(RDMA_CM_EVENT_CONNECT_RESPONSE, within: timeout, operation)
        let connected = try identifier.connect(queuePair, options)
        try minusOneWithErrno("rdma_establish", operation, rdma_establish(identifier.pointer))
        return Connection(connected, ConnectionLink(identifier, reply.privateData))
    }
}
