/// L24: whether to send the pages that a bitmap marks, or all of them.
///
/// Source: S0 and S1 describe the scan and the list; times and runs are reconstructed, for pages that are dirty
/// independently of each other. The descriptor of the dense transfer, which the texts leave out, is counted.
public struct DirtyPages: Hashable, Sendable {
    /// n: the pages that the bitmap covers.
    public var pages: Int
    /// P: the bytes of a page.
    public var page: Int
    /// t_scan: looking at a page's bit.
    public var scan: Nanoseconds
    /// to: what a descriptor costs.
    public var overhead: Nanoseconds
    /// B: the bandwidth of the transfer.
    public var bandwidth: Bandwidth

    /// See the properties.
    public init(pages: Int, page: Int, scan: Nanoseconds, overhead: Nanoseconds, bandwidth: Bandwidth) {
        (self.pages, self.page, self.scan) = (pages, page, scan)
        (self.overhead, self.bandwidth) = (overhead, bandwidth)
    }

    /// E[runs] = d + (n - 1) d (1 - d): maximal runs of dirty pages, where each is dirty with probability `density` = d.
    public func expectedRuns(density: Double) -> Double { Self.expectedRuns(pages: pages, density: density) }

    /// E[runs] of a bitmap of `pages` pages; see `expectedRuns(density:)`.
    public static func expectedRuns(pages: Int, density: Double) -> Double {
        density + Double(pages - 1) * density * (1 - density)
    }

    /// E[T] = n t_scan + E[runs] to + d n P/B: scan, and a descriptor a run.
    public func expectedSparseTime(density: Double) -> Nanoseconds {
        Double(pages) * scan + expectedRuns(density: density) * overhead
            + density * bandwidth.time(for: Double(pages * page))
    }

    /// to + n P/B: all pages by one descriptor.
    public var denseTime: Nanoseconds { overhead + bandwidth.time(for: Double(pages * page)) }

    /// d*: the density below which sending what is dirty is faster, in the limit of many pages, from
    /// t_scan + d (1 - d) to + d P/B = P/B. Nothing where looking at a page takes as long as sending it.
    public var breakEvenDensity: Double? {
        let send = bandwidth.time(for: Double(page)).value
        let gain = send - scan.value
        guard gain > 0 else { return nil }
        let both = overhead.value + send
        return 2 * gain / (both + (both * both - 4 * overhead.value * gain).squareRoot())
    }

    /// floor(B to/P), less one where that is a tie: so many clean pages between two dirty ones had better be sent (L9).
    public var joinedPages: Int {
        max(0, Int((bandwidth.bytes(in: overhead) / Double(page)).rounded(.up)) - 1)
    }
}
