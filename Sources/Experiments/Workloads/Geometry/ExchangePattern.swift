public import TransferCore

/// An exchange that can be run and checked: its plans, and the bytes before and after it.
public protocol ExchangePattern: Sendable {
    /// Ranks in all.
    var ranks: Int { get }

    /// Bytes of the region that `rank` needs.
    func regionSize(rank: Int) -> ByteCount

    /// The transfers of one iteration, seen from `rank`.
    ///
    /// - Throws: never for a pattern that could be made; layouts are checked once more all the same.
    func plan(rank: Int) throws(TransferError) -> ExchangePlan

    /// Writes everything that `rank` owns in `iteration`, and guards everywhere else.
    func stamp(_ memory: some TransferMemory, rank: Int, iteration: Int)

    /// Compares `rank`'s whole region with what it should hold after `iteration`.
    func verify(_ memory: some TransferMemory, rank: Int, iteration: Int) -> VerificationReport
}

extension ExchangePattern {
    /// Every rank's plan, in rank order.
    ///
    /// - Throws: as `plan(rank:)`.
    public func plans() throws(TransferError) -> [ExchangePlan] {
        var plans: [ExchangePlan] = []
        for rank in 0..<ranks { plans.append(try plan(rank: rank)) }
        return plans
    }

    /// What one iteration moves, over all ranks. Builds every rank's plan.
    ///
    /// - Throws: as `plan(rank:)`.
    public func traffic() throws(TransferError) -> Traffic { Traffic(of: try plans()) }
}
