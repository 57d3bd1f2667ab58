public import TransferCore

/// Who sends what where: the part of a workload that needs neither a transport nor a clock.
public protocol WorkloadGeometry: OriginSpace, ExchangePattern {
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
}
