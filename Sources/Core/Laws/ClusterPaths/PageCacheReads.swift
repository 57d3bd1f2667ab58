/// L39: reads of a file that may find their page in memory.
///
/// Source: S3: reads may hit the page cache, where no DMA takes place; network transfers always are DMA.
public struct PageCacheReads: Hashable, Sendable {
    /// T_mem: a page that is cached.
    public var memory: Nanoseconds
    /// T_dev: a page that the device has to bring.
    public var device: Nanoseconds

    /// See the properties.
    public init(memory: Nanoseconds, device: Nanoseconds) { (self.memory, self.device) = (memory, device) }

    /// E[T] = h T_mem + (1 - h) T_dev for the hit ratio h.
    public func meanTime(hitRatio: Double) -> Nanoseconds { hitRatio * memory + (1 - hitRatio) * device }

    /// h = min(1, C/F) for pages drawn at random out of F, in a full cache of C pages that forgets by any rule that does not
    /// know the next draw.
    ///
    /// Source: our extension.
    public static func hitRatioAtRandom(cache: Int, file: Int) -> Double { min(1, Double(cache) / Double(file)) }

    /// h of a file read over and over from its start, where the page is forgotten that was not used for longest: 1 where it
    /// fits, otherwise 0, since each page is forgotten just before it is read again.
    ///
    /// Source: our extension.
    public static func hitRatioInSequence(cache: Int, file: Int) -> Double { cache >= file ? 1 : 0 }
}
