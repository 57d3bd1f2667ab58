internal import CRDMACM
public import Verbs

/// The connection manager's side of a connection.
public final class ConnectionLink {
    private let identifier: Identifier
    /// What the peer sent along when the connection was made, padded with zeros to what the network carries.
    public let privateData: [UInt8]

    init(_ identifier: Identifier, _ privateData: [UInt8]) {
        self.identifier = identifier
        self.privateData = privateData
    }

    /// Takes the connection down: the peer is told, and requests that are still outstanding are lost.
    ///
    /// The C function is `rdma_disconnect`: -1 with errno.
    public func disconnect() throws(VerbsError) {
        try minusOneWithErrno("rdma_disconnect", "disconnecting", rdma_disconnect(identifier.pointer))
    }

    /// Whether the peer disconnects, or its device goes away, within `timeout`; zero looks without waiting.
    public func waitForDisconnection(timeout: Duration) throws(VerbsError) -> Bool {
        let deadline = ContinuousClock.now + timeout
        let operation = "waiting for a peer to disconnect"
        while let event = try identifier.next(
            within: max(.zero, ContinuousClock.now.duration(to: deadline)), operation)
        {
            switch event.kind {
            case RDMA_CM_EVENT_DISCONNECTED, RDMA_CM_EVENT_DEVICE_REMOVAL: return true
            // Such as the end of the time in which stray packets may still come.
            default: continue
            }
        }
        return false
    }
}
