/// L30: what it costs a processor to read what a device wrote, where its cache does not see the device: every line of the
/// buffer is invalidated by an instruction first, or the buffer is not cached at all.
///
/// Source: S3, which has the figures 256 KiB, "over 200,000 CPU cycles" and a first byte "over 100 times" later; the formula
/// is reconstructed. All costs are clock cycles.
public struct CacheInvalidation: Hashable, Sendable {
    /// How many lines the buffer has: S over the size of a line, rounded up.
    public var lines: Double
    /// c_inv: invalidating a line.
    public var invalidation: Double
    /// c_hit: a read that the cache answers.
    public var hit: Double
    /// c_miss: a read that fills a line.
    public var miss: Double
    /// c_unc: a read of memory that is not cached.
    public var uncached: Double

    /// See the properties.
    public init(lines: Double, invalidation: Double, hit: Double, miss: Double, uncached: Double) {
        (self.lines, self.invalidation) = (lines, invalidation)
        (self.hit, self.miss, self.uncached) = (hit, miss, uncached)
    }

    /// Until the first read of a cached buffer is answered: lines c_inv + c_miss.
    public var firstRead: Double { lines * invalidation + miss }

    /// How many times longer that is than the first read of a buffer that is not cached.
    public var firstReadRatio: Double { firstRead / uncached }

    /// What `reads` cost with the cache, each of the line after the one before, round and round: lines c_inv, and then c_miss
    /// for the first read of each line and c_hit for the others.
    public func cachedTime(reads: Double) -> Double {
        let misses = min(reads, lines)
        return lines * invalidation + misses * miss + (reads - misses) * hit
    }

    /// What `reads` cost without: n c_unc.
    public func uncachedTime(reads: Double) -> Double { reads * uncached }

    /// The number of reads from which on the cache is no dearer (our extension of the break-even to the misses). Nothing
    /// where it always is, because a hit costs what an access to memory does.
    public var breakEvenReads: Double? {
        let duringFill = lines * invalidation / (uncached - miss)
        if uncached > miss, duringFill <= lines { return duringFill }
        guard uncached > hit else { return nil }
        return max(lines, lines * (invalidation + miss - hit) / (uncached - hit))
    }
}
