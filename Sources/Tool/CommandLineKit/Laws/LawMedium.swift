/// What a machine is asked over when a law is measured.
public enum LawMedium: String, CaseIterable, Sendable {
    /// What every machine has: memory, processor, the kernel's sockets, and the simulated device's copy engine.
    case host
    /// An RDMA device: queue pairs of this process that are connected to each other.
    case verbs
}
