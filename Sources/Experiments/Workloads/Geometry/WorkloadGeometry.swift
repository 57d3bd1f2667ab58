public import TransferCore

/// Who sends what where: the part of a workload that needs neither a transport nor a clock.
public protocol WorkloadGeometry: OriginSpace {
    /// Bytes of the region that `rank` needs.
    func regionSize(rank: Int) -> ByteCount

    /// The transfers of one iteration, seen from `rank`.
    ///
    /// - Throws: never for a geometry that could be made; layouts are checked once more all the same.
    func plan(rank: Int) throws(TransferError) -> ExchangePlan

    /// Calls `body` with the runs of `rank`'s whole region, ascending.
    func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void)
}

extension WorkloadGeometry {
    /// Writes everything that `rank` owns in `iteration`, and guards everywhere else.
    public func stamp(_ memory: some TransferMemory, rank: Int, iteration: Int) {
        var stamper = RegionStamper(memory)
        forEachRun(rank: rank, iteration: iteration, at: .stamped) { stamper.append($0) }
        stamper.finish()
    }

    /// Compares `rank`'s whole region with what it should hold after `iteration`.
    public func verify(_ memory: some TransferMemory, rank: Int, iteration: Int) -> VerificationReport {
        var verifier = RegionVerifier(memory, space: self)
        forEachRun(rank: rank, iteration: iteration, at: .exchanged) { verifier.expect($0) }
        return verifier.report
    }

    /// What one iteration moves, over all ranks. Builds every rank's plan.
    ///
    /// - Throws: as `plan(rank:)`.
    public func traffic() throws(TransferError) -> Traffic {
        var plans: [ExchangePlan] = []
        for rank in 0..<ranks { plans.append(try plan(rank: rank)) }
        return Traffic(of: plans)
    }
}
