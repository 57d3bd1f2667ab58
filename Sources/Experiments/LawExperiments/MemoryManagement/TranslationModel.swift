import DeviceModel
import DeviceSimulation
import Laws
import Statistics

/// A translation cache and an engine behind it, access by access.
struct TranslationModel {
    /// How many descriptors are under way where many are.
    private static let depth = 64
    private static let batches = 16

    private let law: TranslationReach
    private let hit: Picoseconds
    private let walk: Picoseconds
    private let wire: Picoseconds
    private let seed: UInt64

    /// A model in which a transaction is on the link for `wire`.
    init(_ law: TranslationReach, wire: Nanoseconds, seed: UInt64) {
        (self.law, self.seed) = (law, seed)
        hit = Picoseconds(law.hit)
        walk = Picoseconds(law.walk)
        self.wire = Picoseconds(wire)
    }

    /// Two rounds after a first one that fills the cache.
    func cyclicMissRate(pages: Int) -> Double {
        var cache = RecencySets(sets: law.sets, ways: law.entries / law.sets)
        var pattern = PagePattern.cyclic(pages: pages)
        for _ in 0..<pages { _ = touch(pattern.next(), &cache) }
        var misses = 0
        for _ in 0..<2 * pages where !touch(pattern.next(), &cache) { misses += 1 }
        return Double(misses) / Double(2 * pages)
    }

    /// With the interval of means of batches.
    func randomMissRate(pages: Int) -> LawPoint.Found {
        var cache = warmCache(pages)
        var pattern = PagePattern.random(pages: pages, seed: seed)
        return Self.estimate(unseen: Self.rare / Double(500 * Self.batches)) {
            var misses = 0
            for _ in 0..<500 where !touch(pattern.next(), &cache) { misses += 1 }
            return Double(misses) / 500
        }
    }

    /// The mean time of a translation where one is under way, in nanoseconds: the link's part is nothing.
    func latency(of unit: TranslationUnit, pages: Int) -> LawPoint.Found {
        time(unit, pages, depth: 1, wire: .zero, batch: 100)
    }

    /// The mean time from one transaction to the next where many are under way, in nanoseconds, over 16 batches.
    func timePerTransaction(of unit: TranslationUnit, pages: Int, batch: Int) -> LawPoint.Found {
        time(unit, pages, depth: Self.depth, wire: wire, batch: batch)
    }

    /// A unit that maps so many pages, and remembers as many as it can: which of them does not matter, because the next one
    /// is as likely to be any.
    static func warmUnit(_ law: TranslationReach, pages: Int) -> TranslationUnit {
        var unit = TranslationUnit(sets: law.sets, ways: law.entries / law.sets)
        for page in 0..<pages {
            unit.map(page, to: page, .read)
            if page < law.entries { _ = try? unit.translate(page, for: .read) }
        }
        return unit
    }

    private func time(
        _ unit: TranslationUnit, _ pages: Int, depth: Int, wire: Picoseconds, batch: Int
    ) -> LawPoint.Found {
        var engine = TranslatedEngine(
            .init(slots: depth, hit: hit, walk: walk, walkers: Int(law.walkers), wire: wire), unit: unit,
            pattern: .random(pages: pages, seed: seed))
        // Until misses, which wait, hold as many of the slots as they will.
        engine.run(descriptors: 8 * depth)
        let unseen = walk.nanoseconds * Self.rare / Double(batch * Self.batches)
        return Self.estimate(unseen: unseen) {
            let before = engine.now
            engine.run(descriptors: batch)
            return (engine.now - before).nanoseconds / Double(batch)
        }
    }

    private func touch(_ page: Int, _ cache: inout RecencySets) -> Bool {
        guard cache.use(page) == nil else { return true }
        _ = cache.enter(page)
        return false
    }

    private func warmCache(_ pages: Int) -> RecencySets {
        var cache = RecencySets(sets: law.sets, ways: law.entries / law.sets)
        for page in 0..<min(pages, law.entries) { _ = touch(page, &cache) }
        return cache
    }

    /// What is seen in none of n cases has a probability of at most this over n, but for one time in a million: -ln 10^-6.
    private static let rare = 13.8

    /// The mean of batches with the interval that misses the truth once in a million times (Student's t), widened by what so
    /// few cases may not have seen.
    private static func estimate(unseen: Double, _ batch: () -> Double) -> LawPoint.Found {
        let means = (0..<batches).map { _ in batch() }
        let mean = means.reduce(0, +) / Double(batches)
        let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let error = (squares / Double((batches - 1) * batches)).squareRoot()
        let width = StudentDistribution(freedom: Double(batches - 1)).quantile(1 - 5e-7) * error + unseen
        return LawPoint.Found(mean, interval: mean - width...mean + width)
    }
}
