import DeviceSimulation

/// Buffers that are read through a translation buffer.
struct PageTouchModel {
    let page: Int
    /// How many translations are held.
    let entries: Int

    /// How many misses each of so many buffers makes, of even length, at random offsets, in pages of its own.
    func touches(of count: Int, bytes: Int, _ randomness: inout RandomTimes) -> [Int] {
        var translations = TranslationBuffer(capacity: entries)
        var base = 0
        return (0..<count).map { index in
            let size = bytes / count + (index < bytes % count ? 1 : 0)
            let before = translations.misses
            let start = base + randomness.below(page)
            read(start..<start + size, through: &translations)
            base = (start + size + page - 1) / page * page
            return translations.misses - before
        }
    }

    /// The mean number of misses of one buffer, over every offset in its first page.
    func meanOverOffsets(of bytes: Int) -> Double {
        var misses = 0
        for offset in 0..<page {
            var translations = TranslationBuffer(capacity: 1)
            read(offset..<offset + bytes, through: &translations)
            misses += translations.misses
        }
        return Double(misses) / Double(page)
    }

    /// The misses of a second pass over pages, one after the other as in the first.
    func secondPass(over pages: Int) -> Int {
        var translations = TranslationBuffer(capacity: entries)
        for page in 0..<pages { translations.access(page) }
        let cold = translations.misses
        for page in 0..<pages { translations.access(page) }
        return translations.misses - cold
    }

    /// A page at a time, and the last byte.
    private func read(_ range: Range<Int>, through translations: inout TranslationBuffer) {
        for address in stride(from: range.lowerBound, to: range.upperBound, by: page) {
            translations.access(address / page)
        }
        translations.access((range.upperBound - 1) / page)
    }
}
