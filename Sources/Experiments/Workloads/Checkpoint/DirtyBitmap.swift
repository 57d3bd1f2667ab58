public import TransferCore

/// Which pages of a memory are dirty: one bit a page.
public struct DirtyBitmap: Hashable, Sendable {
    /// Pages of the memory.
    public let pageCount: Int
    /// Page n is bit n modulo 64 of word n / 64; bits behind the last page are 0.
    private var words: [UInt64]

    /// A memory of `pageCount` pages, all clean.
    init(pageCount: Int) {
        self.pageCount = pageCount
        words = Array(repeating: 0, count: (pageCount + 63) / 64)
    }

    /// A memory each of whose pages is dirty with probability `share`, whatever the others are.
    ///
    /// - Parameters:
    ///   - share: from 0 to 1; all pages from 1 on.
    ///   - generator: decides.
    public init(pageCount: Int, share: Double, using generator: inout SeededGenerator) {
        self.init(pageCount: pageCount)
        // 53 bits are what a Double tells apart.
        let limit = UInt64((min(max(share, 0), 1) * 0x1p53).rounded())
        for page in 0..<pageCount where generator.next() >> 11 < limit { words[page / 64] |= 1 << UInt64(page % 64) }
    }

    /// Whether `page` is dirty.
    public func isDirty(_ page: Int) -> Bool { words[page / 64] >> UInt64(page % 64) & 1 == 1 }

    /// Dirty pages.
    public var dirtyCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Adds the dirty pages of a bitmap of the same memory.
    mutating func formUnion(_ other: DirtyBitmap) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Scans the bitmap: calls `body` with each run of dirty pages, ascending, each as long as can be.
    @inline(__always)
    public func forEachRun(_ body: (Range<Int>) -> Void) {
        var start = -1
        for index in words.indices {
            let word = words[index]
            // Bits that differ from the one before them: where a run begins or is over.
            var edges = word ^ (word << 1 | (start >= 0 ? 1 : 0))
            while edges != 0 {
                let page = 64 * index + edges.trailingZeroBitCount
                edges &= edges &- 1
                if start < 0 {
                    start = page
                } else {
                    body(start..<page)
                    start = -1
                }
            }
        }
        if start >= 0 { body(start..<pageCount) }
    }
}
