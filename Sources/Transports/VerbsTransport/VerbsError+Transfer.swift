internal import TransferCore
internal import Verbs

extension VerbsError {
    /// This failure in the words of transfers.
    ///
    /// - Parameters:
    ///   - operation: what was being done, as a participle; what the failed call was for, unless given.
    ///   - peer: the rank at the far end, where there is one.
    func asTransferError(during operation: String?, peer: Int? = nil) -> TransferError {
        let call = function.map { "\($0): " } ?? ""
        let place = operation == nil ? "" : "\(self.operation): "
        return TransferError(
            transferCode, during: operation ?? self.operation, peer: peer, cause: place + call + cause, advice: hint)
    }

    private var transferCode: TransferError.Code {
        switch code {
        case .invalidArgument, .notFound: .invalidSetting
        case .notPermitted, .outOfResources, .memoryLockLimit: .resource
        case .unsupported: .unsupported
        case .timedOut: .timeout
        case .disconnected: .peerLost
        default: .transport
        }
    }
}

extension CompletionError {
    /// This failure in the words of transfers.
    ///
    /// - Parameters:
    ///   - operation: the request that failed.
    ///   - peer: the rank at the far end.
    func asTransferError(during operation: String, peer: Int?) -> TransferError {
        let code: TransferError.Code =
            switch failure {
            case .remoteAccess: .accessFault
            case .timeout: .timeout
            default: .transport
            }
        return TransferError(
            code, during: operation, peer: peer,
            cause: "\(failure.rawValue): \(status) on queue pair \(queuePairNumber)",
            advice: hint)
    }
}
