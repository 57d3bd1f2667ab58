internal import TransferCore

/// A probe's window of messages as an exchange.
struct ProbeWindow: ExchangePattern {
    let geometry: ProbeGeometry
    let isBidirectional: Bool

    private var exchange: ProbeExchange { isBidirectional ? .bidirectionalWindow : .window }

    var ranks: Int { geometry.ranks }

    func regionSize(rank: Int) -> ByteCount { geometry.regionSize(rank: rank) }

    func plan(rank: Int) throws(TransferError) -> ExchangePlan { try geometry.plan(rank: rank, of: exchange) }

    func stamp(_ memory: some TransferMemory, rank: Int, iteration: Int) {
        geometry.stamp(memory, rank: rank, iteration: iteration)
    }

    func verify(_ memory: some TransferMemory, rank: Int, iteration: Int) -> VerificationReport {
        geometry.verify(memory, rank: rank, iteration: iteration, after: exchange)
    }
}
