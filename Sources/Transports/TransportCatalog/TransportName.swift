/// The transports by the names that the command line and the results use.
public enum TransportName: String, CaseIterable, Sendable {
    /// Plain message passing on host memory.
    case mpi
    /// Through host memory, over messages.
    case hostStaged = "host-staged"
    /// Through host memory, over RDMA.
    case hostStagedVerbs = "host-staged:verbs"
    /// RDMA, from host or device memory.
    case verbs
    /// Device to device on one host.
    case peerToPeer = "p2p"
}
