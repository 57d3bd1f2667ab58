package import TransferCore

/// A bit for each page of a memory, 1 where it has changed.
package struct DirtyBitmap {
    private let words: [UInt64]
    private let pages: Int
    /// How many pages are dirty.
    package let dirty: Int

    /// Each page is dirty with probability `density`, independently of the others.
    package init(pages: Int, density: Double, using generator: inout SeededGenerator) {
        self.init(pages: pages) { _ in Double.random(in: 0..<1, using: &generator) < density }
    }

    /// The first `run` pages of every `period` are dirty.
    package init(pages: Int, period: Int, run: Int) { self.init(pages: pages) { $0 % period < run } }

    private init(pages: Int, isDirty: (Int) -> Bool) {
        var words = [UInt64](repeating: 0, count: (pages + 63) / 64)
        for page in 0..<pages where isDirty(page) { words[page / 64] |= 1 << UInt64(page % 64) }
        self.words = words
        self.pages = pages
        dirty = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Calls `body` with each run of dirty pages, by growing addresses.
    package func forEachRun<Failure: Error>(_ body: (Range<Int>) throws(Failure) -> Void) throws(Failure) {
        var page = 0
        while let start = next(from: page, inverting: 0), start < pages {
            let end = min(pages, next(from: start, inverting: ~0) ?? pages)
            try body(start..<end)
            page = end
        }
    }

    /// The runs of dirty pages.
    package var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        forEachRun { runs.append($0) }
        return runs
    }

    /// The first page from `page` on whose bit is 1 after `mask` has been applied; a word at a time.
    private func next(from page: Int, inverting mask: UInt64) -> Int? {
        var index = page / 64
        guard index < words.count else { return nil }
        var word = (words[index] ^ mask) & (~0 << UInt64(page % 64))
        while word == 0 {
            index += 1
            guard index < words.count else { return nil }
            word = words[index] ^ mask
        }
        return index * 64 + word.trailingZeroBitCount
    }
}
