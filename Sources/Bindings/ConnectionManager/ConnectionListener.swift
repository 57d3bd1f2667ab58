internal import CRDMACM
public import Verbs

/// Waits for peers that want a connection.
public struct ConnectionListener: ~Copyable {
    private let identifier: Identifier

    /// Listens on `address`; port 0 takes a free one.
    ///
    /// The C functions are `rdma_create_id`, `rdma_bind_addr` and `rdma_listen`: -1 with errno.
    ///
    /// - Parameter backlog: requests that may wait.
    public init(on address: SocketAddress, backlog: Int = 64) throws(VerbsError) {
        let identifier = try Identifier()
        let code = address.withRaw { rdma_bind_addr(identifier.pointer, $0) }
        try minusOneWithErrno("rdma_bind_addr", "listening for connections", code)
        try minusOneWithErrno(
            "rdma_listen", "listening for connections", rdma_listen(identifier.pointer, Int32(backlog)))
        self.identifier = identifier
    }

    /// The port that it listens on. The C function is `rdma_get_src_port`.
    public var port: UInt16 { crdma_local_port(identifier.pointer) }

    /// The next request.
    ///
    /// - Throws: `.timedOut` where none comes.
    public borrowing func nextRequest(timeout: Duration) throws(VerbsError) -> ConnectionRequest {
        let operation = "waiting for a connection request"
        let event = try identifier.expect(RDMA_CM_EVENT_CONNECT_REQUEST, within: timeout, operation)
        return ConnectionRequest(try Identifier(adopting: event.identifier), event.privateData)
    }
}
