public import TransferCore

/// What one exchange of a probe moves.
public enum ProbeExchange: String, CaseIterable, Sendable {
    /// One message from rank 0 to rank 1.
    case ping
    /// One message from rank 1 to rank 0.
    case pong
    /// A window of messages from rank 0 to rank 1.
    case window
    /// A window of messages each way.
    case bidirectionalWindow

    /// Whether `rank` sends in it.
    public func sends(rank: Int) -> Bool {
        switch self {
        case .ping, .window: rank == 0
        case .pong: rank == 1
        case .bidirectionalWindow: rank < 2
        }
    }

    /// Whether `rank` receives in it.
    public func receives(rank: Int) -> Bool { rank < 2 && sends(rank: 1 - rank) }
}

extension ProbeGeometry {
    /// Messages that `exchange` moves in one direction.
    public func messages(of exchange: ProbeExchange) -> Int {
        switch exchange {
        case .ping, .pong: 1
        case .window, .bidirectionalWindow: window
        }
    }

    /// The transfers of `exchange`, seen from `rank`; tags number the slots.
    ///
    /// - Throws: never for a geometry that could be made; layouts are checked once more all the same.
    public func plan(rank: Int, of exchange: ProbeExchange) throws(TransferError) -> ExchangePlan {
        var sends: [ExchangePlan.End] = []
        var receives: [ExchangePlan.End] = []
        for slot in 0..<messages(of: exchange) {
            if exchange.sends(rank: rank) {
                let layout = try layout(at: sendOffset(slot: slot))
                sends.append(ExchangePlan.End(peer: 1 - rank, tag: slot, layout: layout))
            }
            if exchange.receives(rank: rank) {
                let layout = try layout(at: receiveOffset(slot: slot))
                receives.append(ExchangePlan.End(peer: 1 - rank, tag: slot, layout: layout))
            }
        }
        return ExchangePlan(sends: sends, receives: receives)
    }

    private func layout(at offset: Int) throws(TransferError) -> Layout {
        try Layout(
            offset: offset, block: block, dimensions: [Layout.Dimension(count: size / block, stride: stride)])
    }

    /// What one `exchange` moves, over all ranks.
    ///
    /// - Throws: as `plan(rank:of:)`.
    public func traffic(of exchange: ProbeExchange) throws(TransferError) -> Traffic {
        Traffic(of: [try plan(rank: 0, of: exchange), try plan(rank: 1, of: exchange)])
    }
}
