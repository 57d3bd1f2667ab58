import TransferCore

/// Buffers for headers and pages for payload in a region, handed out in an order that a seed decides.
struct MessagePools: Hashable {
    private let headerSlots: [Int]
    private let pageSlots: [Int]
    private let headerPitch: Int
    private let page: Int

    /// - Parameters:
    ///   - header: bytes of a header; each has a cache line of guards or more behind it.
    ///   - headers: how many there are.
    ///   - page: bytes of a page; pages lie behind one another, as they do in a page cache.
    ///   - pages: how many there are.
    init(header: Int, headers: Int, page: Int, pages: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        headerSlots = (0..<headers).shuffled(using: &generator)
        pageSlots = (0..<pages).shuffled(using: &generator)
        headerPitch = RegionAlignment.start(behind: header)
        self.page = page
    }

    /// Byte offset of the `number`-th header that is asked for.
    func headerOffset(_ number: Int) -> Int { RegionAlignment.line + headerSlots[number] * headerPitch }

    /// Byte offset of the `number`-th page that is asked for.
    func pageOffset(_ number: Int) -> Int { firstPage + pageSlots[number] * page }

    /// Behind the last page and the guard that follows it.
    var end: Int { RegionAlignment.start(behind: firstPage + pageSlots.count * page) }

    private var firstPage: Int {
        RegionAlignment.start(
            behind: RegionAlignment.line + headerSlots.count * headerPitch, alignment: RegionAlignment.page)
    }
}
