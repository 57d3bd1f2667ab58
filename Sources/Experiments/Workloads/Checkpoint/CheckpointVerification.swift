import TransferCore

// What each word of a region holds. Producers own every word of their memory, clean pages included, so that a clean page
// that travelled is seen where it lands.
extension CheckpointGeometry {
    private var wordsPerPage: Int { page / 8 }

    /// Words of a memory.
    public var indexCount: Int { pageCount * wordsPerPage }

    /// Producers make every word of their memory.
    public func owns(rank: Int, index: Int) -> Bool { isProducer(rank) }

    /// `page 12, word 3`.
    public func describe(index: Int) -> String { "page \(index / wordsPerPage), word \(index % wordsPerPage)" }

    /// The memory of a producer; of its partner, the pages that a round has moved, and guards in all others.
    public func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void) {
        var stretches: [WordStretch] = []
        func append(_ pages: Range<Int>, of producer: Int) {
            stretches.append(
                WordStretch(
                    offset: imageOffset + pages.lowerBound * page, byteCount: pages.count * page,
                    first: Origin(rank: producer, iteration: iteration, index: pages.lowerBound * wordsPerPage)))
        }
        if isProducer(rank) {
            append(0..<pageCount, of: rank)
        } else if let producer = partner(of: rank), moment == .exchanged {
            var moved = DirtyBitmap(pageCount: pageCount)
            for bitmap in bitmaps(of: rank) { moved.formUnion(bitmap) }
            moved.forEachRun { append($0, of: producer) }
        }
        ContentRun.forEach(of: stretches, inRegionOf: regionSize(rank: rank).bytes, body)
    }
}
