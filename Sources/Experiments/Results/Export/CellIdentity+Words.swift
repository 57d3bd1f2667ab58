import TransferCore

extension CellIdentity {
    /// The cell in words, for lists that know names only: `latency p2p gather device 2 ranks 8 B`. The same in every run.
    var words: String {
        [workload, transport, method.rawValue, memory.rawValue, "\(ranks) ranks", "\(sizeBytes) B", options]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
