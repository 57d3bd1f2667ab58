public import TransferCore

// One transfer for each message, of as many parts as the message has pieces.
extension MessageGeometry {
    /// Tags number the messages.
    public func plan(rank: Int) throws(TransferError) -> ExchangePlan {
        guard rank < 2 else { return ExchangePlan(sends: [], receives: []) }
        var ends: [ExchangePlan.End] = []
        for message in 0..<window {
            var parts: [Layout] = []
            for piece in 0..<pieces {
                parts.append(
                    try .buffer(
                        at: offset(ofPiece: piece, of: message, rank: rank), byteCount: byteCount(ofPiece: piece)))
            }
            // Pieces that happen to lie behind one another are one part.
            let layout = try CompositeLayout(parts).normalized
            ends.append(ExchangePlan.End(peer: 1 - rank, tag: message, layout: layout))
        }
        return rank == 0 ? ExchangePlan(sends: ends, receives: []) : ExchangePlan(sends: [], receives: ends)
    }
}
