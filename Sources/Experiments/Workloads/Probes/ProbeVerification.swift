public import TransferCore

// What each word of a region holds. A block is a run of 8-byte words, the last of which may be shorter.
extension ProbeGeometry: OriginSpace {
    private var wordsPerBlock: Int { WordStretch.words(in: block) }
    private var wordsPerMessage: Int { size / block * wordsPerBlock }

    /// Words of all messages of a window; both ranks number their own.
    public var indexCount: Int { window * wordsPerMessage }

    /// Ranks 0 and 1 make every word.
    public func owns(rank: Int, index: Int) -> Bool { rank < 2 }

    /// `message 3, block 0, word 17`.
    public func describe(index: Int) -> String {
        let (message, word) = index.quotientAndRemainder(dividingBy: wordsPerMessage)
        return "message \(message), block \(word / wordsPerBlock), word \(word % wordsPerBlock)"
    }

    /// Writes what `rank` sends in `iteration`, and guards everywhere else.
    public func stamp(_ memory: some TransferMemory, rank: Int, iteration: Int) {
        var stamper = RegionStamper(memory)
        forEachRun(rank: rank, iteration: iteration, arrived: 0) { stamper.append($0) }
        stamper.finish()
    }

    /// Compares `rank`'s whole region with what it should hold after `exchange` of `iteration`. Slots that the exchange
    /// does not fill must hold the guard.
    public func verify(
        _ memory: some TransferMemory, rank: Int, iteration: Int, after exchange: ProbeExchange
    ) -> VerificationReport {
        var verifier = RegionVerifier(memory, space: self)
        let arrived = exchange.receives(rank: rank) ? messages(of: exchange) : 0
        forEachRun(rank: rank, iteration: iteration, arrived: arrived) { verifier.expect($0) }
        return verifier.report
    }

    private func forEachRun(rank: Int, iteration: Int, arrived: Int, _ body: (ContentRun) -> Void) {
        guard rank < 2 else {
            body(.guarded(regionSize(rank: rank).bytes))
            return
        }
        body(.guarded(firstOffset))
        for slot in 0..<window { forEachRun(ofMessage: slot, from: rank, iteration: iteration, body) }
        for slot in 0..<arrived { forEachRun(ofMessage: slot, from: 1 - rank, iteration: iteration, body) }
        body(.guarded((window - arrived) * pitch))
    }

    private func forEachRun(
        ofMessage message: Int, from rank: Int, iteration: Int, _ body: (ContentRun) -> Void
    ) {
        for piece in 0..<size / block {
            let index = message * wordsPerMessage + piece * wordsPerBlock
            let first = Origin(rank: rank, iteration: iteration, index: index)
            ContentRun.forEach(ofWordsIn: block, from: first, body)
            let isLast = piece == size / block - 1
            body(.guarded(isLast ? pitch - extent : stride - block))
        }
    }
}
