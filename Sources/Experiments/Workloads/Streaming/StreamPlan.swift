public import TransferCore

// Each slot is an exchange of its own, so that several chunks can be under way.
extension StreamGeometry {
    /// The one transfer of `slot`, whose tag is the slot, seen from `rank`.
    ///
    /// - Throws: never for a geometry that could be made; layouts are checked once more all the same.
    public func plan(rank: Int, slot: Int) throws(TransferError) -> ExchangePlan {
        let layout = try Layout.buffer(at: slotOffset(slot), byteCount: chunk)
        return switch role(of: rank) {
        case .producer(let consumer):
            ExchangePlan(sends: [ExchangePlan.End(peer: consumer, tag: slot, layout: layout)], receives: [])
        case .consumer(let producer):
            ExchangePlan(sends: [], receives: [ExchangePlan.End(peer: producer, tag: slot, layout: layout)])
        case .idle:
            ExchangePlan(sends: [], receives: [])
        }
    }

    /// What one iteration moves: a chunk of each pair.
    ///
    /// - Throws: as `plan(rank:slot:)`.
    public func traffic() throws(TransferError) -> Traffic {
        var plans: [ExchangePlan] = []
        for rank in 0..<ranks { plans.append(try plan(rank: rank, slot: 0)) }
        return Traffic(of: plans)
    }
}
