public import HostSystem
public import Ranks
public import TransferCore

/// The readings at the edges of a block's samples: processor time, and what else was done where somebody counts it.
public struct LoopEdges {
    private let counter: (@Sendable () -> Int)?
    private let usedBefore: Int
    private let beganAt: Int
    private let amountBefore: Int

    /// Reads the first edge. Collective.
    public init(of request: BlockRequest, _ ranks: RankGroup, _ waiter: inout Waiter) throws(TransferError) {
        counter = request.counter
        // So that all ranks count over the same time, also those that have nothing to do.
        if counter != nil { try ranks.barrier(&waiter) }
        beganAt = MonotonicClock.nanoseconds()
        amountBefore = counter?() ?? 0
        usedBefore = Processors.nanosecondsUsed
    }

    /// Reads the other edge. Collective.
    ///
    /// - Returns: processor time that this rank used in between, and what else was done.
    public func close(
        _ ranks: RankGroup, _ waiter: inout Waiter
    ) throws(TransferError) -> (used: Int, beside: WorkBeside?) {
        let used = Processors.nanosecondsUsed - usedBefore
        guard let counter else { return (used, nil) }
        try ranks.barrier(&waiter)
        let amount = counter() - amountBefore
        return (used, WorkBeside(amount: amount, nanoseconds: MonotonicClock.nanoseconds() - beganAt))
    }
}
