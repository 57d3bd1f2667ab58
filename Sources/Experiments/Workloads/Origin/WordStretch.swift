/// Neighbouring bytes of a region that hold words of eight bytes, the last of which may be shorter.
struct WordStretch: Hashable {
    /// Byte offset in the region.
    let offset: Int
    /// Bytes.
    let byteCount: Int
    /// Where the first word comes from; the index grows by one a word.
    let first: Origin

    /// Words that `byteCount` bytes are.
    static func words(in byteCount: Int) -> Int { (byteCount + 7) / 8 }
}

extension ContentRun {
    /// Calls `body` with the runs of `byteCount` bytes of words of eight bytes, the last of which may be shorter.
    ///
    /// - Parameter first: where the first word comes from; the index grows by one a word.
    static func forEach(ofWordsIn byteCount: Int, from first: Origin, _ body: (ContentRun) -> Void) {
        let (whole, rest) = byteCount.quotientAndRemainder(dividingBy: 8)
        if whole > 0 { body(.elements(whole, of: 8, from: first)) }
        if rest > 0 { body(.elements(1, of: rest, from: first.advanced(by: whole))) }
    }

    /// Calls `body` with the runs of a whole region: words where `stretches` are, guards everywhere else.
    ///
    /// - Parameters:
    ///   - stretches: ascending, with no byte in two of them.
    ///   - size: bytes of the region.
    static func forEach(
        of stretches: some Sequence<WordStretch>, inRegionOf size: Int, _ body: (ContentRun) -> Void
    ) {
        var end = 0
        for stretch in stretches {
            if stretch.offset > end { body(.guarded(stretch.offset - end)) }
            forEach(ofWordsIn: stretch.byteCount, from: stretch.first, body)
            end = stretch.offset + stretch.byteCount
        }
        if size > end { body(.guarded(size - end)) }
    }
}
