/// The transports by the names that the command line and the results use.
public enum TransportName: String, CaseIterable, Sendable {
    /// Plain message passing on host memory.
    case mpi
    /// Through host memory, over messages.
    case hostStaged = "host-staged"
    /// Device to device on one host.
    case peerToPeer = "p2p"
}
