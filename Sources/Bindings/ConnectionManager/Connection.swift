public import Verbs

/// A queue pair that the connection manager connected, and what it keeps about the connection.
public struct Connection: ~Copyable {
    /// The queue pair.
    public let queuePair: ConnectedQueuePair
    /// What tells when the peer goes, and takes the connection down.
    public let link: ConnectionLink

    init(_ queuePair: consuming ConnectedQueuePair, _ link: ConnectionLink) {
        self.queuePair = queuePair
        self.link = link
    }

    /// The queue pair alone, for who holds the link apart.
    public consuming func takeQueuePair() -> ConnectedQueuePair { queuePair }
}
