public import MessagePassing
public import TransferCore

extension MessagePassingError {
    /// This failure in the words of transfers.
    ///
    /// - Parameter operation: what was being done, as a participle.
    public func asTransferError(during operation: String) -> TransferError {
        switch reason {
        case .library:
            TransferError(.transport, during: operation, cause: description)
        case .timedOut:
            TransferError(
                .timeout, during: operation, cause: description,
                advice: "see whether all ranks are alive, or raise --deadline")
        case .peerLost(let rank):
            TransferError(.peerLost, during: operation, peer: rank, cause: "the process of rank \(rank) has ended")
        case .interrupted:
            TransferError(.interrupted, during: operation, cause: "a signal asked this run to stop")
        }
    }
}
