public import TransferCore

// One transfer for each pair and round, of as many parts as there are runs of dirty pages.
extension CheckpointGeometry {
    /// The transfers of `round`, seen from `rank`; the tag is the round.
    ///
    /// - Throws: never for a geometry that could be made; layouts are checked once more all the same.
    public func plan(rank: Int, round: Int) throws(TransferError) -> ExchangePlan {
        guard let partner = partner(of: rank) else { return ExchangePlan(sends: [], receives: []) }
        var runs: [Range<Int>] = []
        bitmaps(of: rank)[round].forEachRun { runs.append($0) }
        guard !runs.isEmpty else { return ExchangePlan(sends: [], receives: []) }
        var parts: [Layout] = []
        for run in runs {
            parts.append(try .buffer(at: imageOffset + run.lowerBound * page, byteCount: run.count * page))
        }
        let end = ExchangePlan.End(peer: partner, tag: round, layout: try CompositeLayout(parts))
        return isProducer(rank)
            ? ExchangePlan(sends: [end], receives: []) : ExchangePlan(sends: [], receives: [end])
    }

    /// The transfers of all rounds. Rounds follow one another: a page may be in several, so this says what an iteration
    /// moves and cannot be prepared as one exchange.
    public func plan(rank: Int) throws(TransferError) -> ExchangePlan {
        var sends: [ExchangePlan.End] = []
        var receives: [ExchangePlan.End] = []
        for round in 0..<rounds {
            let plan = try plan(rank: rank, round: round)
            sends += plan.sends
            receives += plan.receives
        }
        return ExchangePlan(sends: sends, receives: receives)
    }
}
