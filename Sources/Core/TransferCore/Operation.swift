/// How an RDMA network carries a request: which end names the far memory, and whether the other one takes part.
public enum Operation: String, CaseIterable, Sendable {
    /// The receiver posts where the bytes go, the sender what they are (`IBV_WR_SEND`).
    case send
    /// The sender writes into the receiver's memory (`IBV_WR_RDMA_WRITE`).
    case write
    /// The receiver reads from the sender's memory (`IBV_WR_RDMA_READ`).
    case read
}
