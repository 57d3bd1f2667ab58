internal import MessagePassing
internal import TransferCore

extension RankGroup {
    /// How long a rank that has waited in vain looks for who else is still there.
    private static let rollCallNanoseconds = 500_000_000

    /// A failure of what all ranks do together by messages, in the words of transfers. Of a deadline that has passed, MPI
    /// does not say who was awaited: the ranks that do not answer now.
    func explain(_ error: MessagePassingError, during operation: String) -> TransferError {
        guard case .timedOut(let nanoseconds) = error.reason else { return error.asTransferError(during: operation) }
        var waiter = waiter(timeoutNanoseconds: Self.rollCallNanoseconds)
        guard let silent = try? communicator.silentRanks(&waiter), !silent.isEmpty else {
            return error.asTransferError(during: operation)
        }
        return .silence(of: silent, during: operation, nanoseconds: nanoseconds)
    }
}

extension TransferError {
    /// Nothing came from `peers` before the deadline.
    static func silence(of peers: [Int], during operation: String, nanoseconds: Int) -> TransferError {
        let names = peers.map(String.init).joined(separator: ", ")
        return TransferError(
            .timeout, during: operation, peer: peers.first,
            cause: "nothing came from rank \(names) for \(nanoseconds / 1_000_000) ms",
            advice: "see whether all ranks are alive, or raise --deadline")
    }
}
