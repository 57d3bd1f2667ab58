public import TransferCore

/// What one iteration of a workload moves, summed over all ranks, as the sending side sees it.
public struct Traffic: Hashable, Sendable {
    /// Payload bytes.
    public private(set) var bytesPerIteration = 0
    /// Transfers that these bytes make.
    public private(set) var transferCount = 0
    /// Contiguous pieces that these bytes lie in.
    public private(set) var pieceCount = 0
    /// Bytes of the shortest piece; 0 where nothing is moved.
    public private(set) var shortestPiece = 0

    /// What `plans` move, one for each rank.
    ///
    /// Costs time by the number of layouts' parts, not of the pieces in them.
    public init(of plans: some Sequence<ExchangePlan>) {
        for plan in plans {
            for end in plan.sends {
                transferCount += 1
                for part in end.layout.normalized.parts {
                    bytesPerIteration += part.byteCount
                    shortestPiece = pieceCount == 0 ? part.block : min(shortestPiece, part.block)
                    pieceCount += part.blockCount
                }
            }
        }
    }
}
