public import TransferCore

/// Memories whose dirty pages are sent to a partner, in rounds: rank 2i sends its own to rank 2i + 1.
///
/// Both ranks of a pair hold an image of the memory, a page of guards before it and one behind; page n of the one goes
/// to page n of the other. Each round has a bitmap of its own, drawn from the seed: of round i a page is dirty with
/// probability d (r/B)^i, as V_{i+1} = V_i r/B says (law L24), where r/B is how much is dirtied while so much crosses.
public struct CheckpointGeometry: WorkloadGeometry, Hashable {
    /// Bytes of each memory's image.
    public let image: Int
    /// Bytes of a page; a multiple of 8.
    public let page: Int
    /// Probability that a page is dirty in the first round: d.
    public let dirty: Double
    /// Rounds of an iteration.
    public let rounds: Int
    /// Bytes that are dirtied again while one byte crosses: r/B.
    public let redirtied: Double
    /// Decides which pages are dirty.
    public let seed: UInt64
    /// Ranks in all.
    public let ranks: Int
    /// By pair, then by round.
    private let bitmaps: [[DirtyBitmap]]

    /// The most pages of a memory: each may be a part of a transfer.
    static let maximumPages = 1 << 24
    /// The most pages over all rounds and pairs, of which every rank knows which are dirty: each may be a part of a transfer.
    static let maximumDraws = 1 << 26

    /// A checked geometry.
    ///
    /// - Parameters:
    ///   - image: bytes of each memory's image; whole pages.
    ///   - page: bytes of a page; a multiple of 8.
    ///   - dirty: from above 0 to 1.
    ///   - redirtied: 0 or more; a round is never more than all pages.
    /// - Throws: `WorkloadError` where a number is out of range, pages do not divide the image, there is no pair of
    ///   ranks, no page is dirty, or there are more than 2^26 pages over all rounds and pairs.
    public init(
        image: Int, page: Int = 4096, dirty: Double, rounds: Int = 1, redirtied: Double = 0.5, seed: UInt64 = 1,
        ranks: Int = 2
    ) throws(WorkloadError) {
        try require(page, in: 8...1 << 30, as: "the page in bytes")
        guard page % 8 == 0 else {
            throw WorkloadError("a page of \(page) bytes is no multiple of 8", remedy: "choose one that is")
        }
        try require(image, in: page...Int.max >> 12, as: "the image in bytes")
        guard image % page == 0 else {
            throw WorkloadError(
                "pages of \(page) bytes do not divide an image of \(image)", remedy: "choose a page that does")
        }
        try require(image / page, in: 1...Self.maximumPages, as: "the number of pages")
        try require(rounds, in: 1...1024, as: "the number of rounds")
        guard dirty > 0, dirty <= 1 else {
            throw WorkloadError("the dirty share is \(dirty)", remedy: "choose more than 0 and at most 1")
        }
        guard redirtied >= 0, redirtied.isFinite else {
            throw WorkloadError("the share dirtied again is \(redirtied)", remedy: "choose 0 or more")
        }
        guard ranks >= 2 else {
            throw WorkloadError("a checkpoint needs 2 ranks, there is \(ranks)", remedy: "start 2 ranks")
        }
        try require(ranks, in: 2...Origin.ranks, as: "the number of ranks")
        let draws = image / page * rounds * (ranks / 2)
        guard draws <= Self.maximumDraws else {
            throw WorkloadError(
                "\(image / page) pages in \(rounds) rounds of \(ranks / 2) pairs are \(draws) pages in all, more than "
                    + "\(Self.maximumDraws)",
                remedy: "choose a larger page, a smaller image, fewer rounds or fewer ranks")
        }
        self.image = image
        self.page = page
        self.dirty = dirty
        self.rounds = rounds
        self.redirtied = redirtied
        self.seed = seed
        self.ranks = ranks
        let shares = (0..<rounds).map { Self.share(of: $0, dirty: dirty, redirtied: redirtied) }
        bitmaps = (0..<ranks / 2).map { pair in
            // Each pair has a sequence of its own.
            var generator = SeededGenerator(seed: SeededGenerator.mix(seed &+ UInt64(pair)))
            return shares.map { DirtyBitmap(pageCount: image / page, share: $0, using: &generator) }
        }
        guard indexCount <= Origin.indices else {
            throw WorkloadError(
                "the image has \(indexCount) words", remedy: "verification tells up to \(Origin.indices) apart")
        }
        guard bitmaps.joined().contains(where: { $0.dirtyCount > 0 }) else {
            throw WorkloadError(
                "of \(image / page) pages none is dirty", remedy: "choose a larger dirty share, or another seed")
        }
    }

    private static func share(of round: Int, dirty: Double, redirtied: Double) -> Double {
        (0..<round).reduce(dirty) { share, _ in min(1, share * redirtied) }
    }

    /// Pages of each memory.
    public var pageCount: Int { image / page }

    /// Pairs of a producer and its partner; with an odd number of ranks the last one looks on.
    public var pairs: Int { ranks / 2 }

    /// Whether `rank` sends its memory.
    public func isProducer(_ rank: Int) -> Bool { rank % 2 == 0 && rank < 2 * pairs }

    /// The other rank of `rank`'s pair, or nothing for one that looks on.
    public func partner(of rank: Int) -> Int? { rank < 2 * pairs ? rank ^ 1 : nil }

    /// Which pages the pair of `rank` moves, by round; nothing for a rank that looks on.
    public func bitmaps(of rank: Int) -> [DirtyBitmap] { rank < 2 * pairs ? bitmaps[rank / 2] : [] }

    /// Probability that a page is dirty in `round`.
    public func share(of round: Int) -> Double { Self.share(of: round, dirty: dirty, redirtied: redirtied) }

    /// Byte offset of the image in the region of either rank of a pair.
    public var imageOffset: Int { RegionAlignment.page }

    /// Bytes of the region that `rank` needs; that of a rank that looks on is one guard.
    public func regionSize(rank: Int) -> ByteCount {
        ByteCount(partner(of: rank) == nil ? RegionAlignment.line : imageOffset + image + RegionAlignment.page)
    }
}
