import TransferCore

// What each word of a region holds. A piece is a run of 8-byte words, the last of which may be shorter.
extension MessageGeometry {
    private var wordsPerHeader: Int { WordStretch.words(in: header) }
    private var wordsPerPage: Int { WordStretch.words(in: page) }
    private var wordsPerMessage: Int { headers * wordsPerHeader + pagesPerMessage * wordsPerPage }

    private func firstWord(ofPiece piece: Int) -> Int {
        min(piece, headers) * wordsPerHeader + max(0, piece - headers) * wordsPerPage
    }

    /// Words of all messages, where each page has its full number.
    public var indexCount: Int { window * wordsPerMessage }

    /// Rank 0 makes every word.
    public func owns(rank: Int, index: Int) -> Bool { rank == 0 }

    /// `message 3, header 1, word 0` or `message 3, page 2, word 17` of its payload.
    public func describe(index: Int) -> String {
        let (message, word) = index.quotientAndRemainder(dividingBy: wordsPerMessage)
        let inPayload = word - headers * wordsPerHeader
        return "message \(message), "
            + (inPayload < 0
                ? "header \(word / wordsPerHeader), word \(word % wordsPerHeader)"
                : "page \(inPayload / wordsPerPage), word \(inPayload % wordsPerPage)")
    }

    /// The pieces of all messages, guards around them and in what is left of pages.
    public func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void) {
        var stretches: [WordStretch] = []
        if rank == 0 || (rank == 1 && moment == .exchanged) {
            for message in 0..<window {
                for piece in 0..<pieces {
                    let index = message * wordsPerMessage + firstWord(ofPiece: piece)
                    stretches.append(
                        WordStretch(
                            offset: offset(ofPiece: piece, of: message, rank: rank),
                            byteCount: byteCount(ofPiece: piece),
                            first: Origin(rank: 0, iteration: iteration, index: index)))
                }
            }
        }
        stretches.sort { $0.offset < $1.offset }
        ContentRun.forEach(of: stretches, inRegionOf: regionSize(rank: rank).bytes, body)
    }
}
