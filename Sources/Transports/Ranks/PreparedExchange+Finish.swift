public import HostSystem
public import TransferCore

extension PreparedExchange {
    /// Advances the running iteration until it is complete.
    ///
    /// - Parameter waiter: paces the polls; its deadline and its watch over the peers end the wait.
    /// - Throws: what `advance` throws; `.timeout`, `.peerLost` or `.interrupted` where waiting is pointless.
    @inlinable
    public func finish<Marks: PhaseMarks>(_ waiter: inout Waiter, marking marks: inout Marks) throws(TransferError) {
        waiter.begin()
        while try advance(marking: &marks) == .pending {
            let verdict = waiter.pause()
            if case .keepWaiting = verdict { continue }
            throw verdict.asTransferError(awaiting: awaitedPeers, waiter)
        }
    }

    /// Advances the running iteration until it is complete, while nobody listens to its phases.
    @inlinable
    public func finish(_ waiter: inout Waiter) throws(TransferError) {
        var marks = NoMarks()
        try finish(&waiter, marking: &marks)
    }
}

extension Waiter.Verdict {
    /// Why a wait for an exchange ended early, in the words of transfers.
    ///
    /// - Parameter peers: the ranks whose bytes or permission are missing.
    public func asTransferError(awaiting peers: [Int], _ waiter: Waiter) -> TransferError {
        let operation = "waiting for an exchange"
        switch self {
        case .keepWaiting, .timedOut:
            return .silence(of: peers, during: operation, nanoseconds: waiter.timeoutNanoseconds)
        case .peerLost(let rank):
            return TransferError(
                .peerLost, during: operation, peer: rank, cause: "the process of rank \(rank) has ended")
        case .interrupted:
            return TransferError(.interrupted, during: operation, cause: "a signal asked this run to stop")
        }
    }
}
