public import TransferCore

/// One exchange as both ends see it: what the ranks told each other about their plans.
public struct PlanAgreement {
    /// A transfer that this rank takes part in, with the layouts of both ends.
    public struct Transfer: Sendable {
        /// The rank at the far end.
        public let peer: Int
        /// The plan's tag.
        public let tag: Int
        /// Layout at the sending rank.
        public let source: CompositeLayout
        /// Layout at the receiving rank.
        public let destination: CompositeLayout

        package init(peer: Int, tag: Int, source: some WireLayout, destination: some WireLayout) {
            self.peer = peer
            self.tag = tag
            self.source = CompositeLayout(source)
            self.destination = CompositeLayout(destination)
        }
    }

    /// What this rank sends, by peer and tag.
    public let sends: [Transfer]
    /// What this rank receives, by peer and tag.
    public let receives: [Transfer]
    /// Transfers of one iteration, over all ranks.
    public let transferCount: Int

    /// Trades plans. Collective.
    ///
    /// - Throws: `.invalidPlan`, on every rank, where the two ends of a transfer do not fit or one is missing.
    public init(_ plan: ExchangePlan, among ranks: RankGroup, regionSize: ByteCount) throws(TransferError) {
        try ranks.together { () throws(TransferError) in
            try plan.validate(ranks: ranks.size, regionSize: regionSize)
        }
        let sendsOfAll = try ranks.allGather(Self.words(of: plan.sends)).map(Self.ends(of:))
        let receivesOfAll = try ranks.allGather(Self.words(of: plan.receives)).map(Self.ends(of:))
        let rank = ranks.rank
        (sends, receives) = try ranks.together { () throws(TransferError) -> ([Transfer], [Transfer]) in
            let sends = try Self.pair(plan.sends, of: rank, with: receivesOfAll, missing: "receives") {
                Transfer(peer: $0.peer, tag: $0.tag, source: $0.layout, destination: $1.layout)
            }
            let receives = try Self.pair(plan.receives, of: rank, with: sendsOfAll, missing: "sends") {
                Transfer(peer: $0.peer, tag: $0.tag, source: $1.layout, destination: $0.layout)
            }
            return (sends, receives)
        }
        transferCount = sendsOfAll.reduce(0) { $0 + $1.count }
    }

    private static func pair(
        _ own: [ExchangePlan.End], of rank: Int, with others: [[ExchangePlan.End]], missing verb: String,
        _ make: (ExchangePlan.End, ExchangePlan.End) -> Transfer
    ) throws(TransferError) -> [Transfer] {
        var transfers: [Transfer] = []
        for end in own.sorted(by: { ($0.peer, $0.tag) < ($1.peer, $1.tag) }) {
            func refuse(_ cause: String) -> TransferError {
                TransferError(.invalidPlan, during: "matching transfer \(end.tag)", peer: end.peer, cause: cause)
            }
            guard let far = others[end.peer].first(where: { $0.peer == rank && $0.tag == end.tag }) else {
                throw refuse("rank \(end.peer) \(verb) nothing under this tag")
            }
            guard far.layout.byteCount == end.layout.byteCount else {
                throw refuse("this end has \(end.layout.byteCount) bytes, the far end \(far.layout.byteCount)")
            }
            transfers.append(make(end, far))
        }
        return transfers
    }

    /// Each end as numbers: peer, tag, how many parts; then of each part offset, block, how many dimensions, and count and
    /// stride of each.
    private static func words(of ends: [ExchangePlan.End]) -> [Int] {
        ends.flatMap { end in
            [end.peer, end.tag, end.layout.parts.count]
                + end.layout.parts.flatMap { part in
                    [part.offset, part.block, part.dimensions.count]
                        + part.dimensions.flatMap { [$0.count, $0.stride] }
                }
        }
    }

    private static func ends(of words: [Int]) -> [ExchangePlan.End] {
        var ends: [ExchangePlan.End] = []
        var rest = words[...]
        while let peer = rest.popFirst(), let tag = rest.popFirst(), let count = rest.popFirst() {
            let parts = (0..<count).compactMap { _ in part(from: &rest) }
            // Checked by the rank that sent it.
            if let layout = try? CompositeLayout(parts) {
                ends.append(ExchangePlan.End(peer: peer, tag: tag, layout: layout))
            }
        }
        return ends
    }

    private static func part(from words: inout ArraySlice<Int>) -> Layout? {
        guard let offset = words.popFirst(), let block = words.popFirst(), let nest = words.popFirst() else {
            return nil
        }
        let numbers = words.prefix(2 * nest)
        words = words.dropFirst(2 * nest)
        let dimensions = (0..<nest).map { level in
            let place = numbers.startIndex + 2 * level
            return Layout.Dimension(count: numbers[place], stride: numbers[place + 1])
        }
        return try? Layout(offset: offset, block: block, dimensions: dimensions)
    }
}
