/// L12: how many pages, and so cold misses of a translation buffer, scattered buffers touch.
///
/// Source: S0 and S1: k small, randomly aligned buffers can lead to significantly more TLB misses than one large buffer.
/// The expectation is ours: over all offsets in a page a buffer of L bytes touches 1 + (L - 1)/P pages on average.
public struct PageTouches: Hashable, Sendable {
    /// P: bytes of a page; at least 1.
    public var page: Int

    /// Pages of `page` bytes.
    public init(page: Int) { self.page = page }

    /// k + (S - k)/P: the mean number of pages of `buffers` = k, each at least one byte long, that hold `bytes` = S
    /// together, share no page, and begin at offsets of which each is as likely. None where there is no buffer, or a buffer
    /// without a byte.
    public func meanPages(buffers: Int, bytes: Int) -> Double? {
        guard buffers >= 1, bytes >= buffers else { return nil }
        return Double(buffers) + Double(bytes - buffers) / Double(page)
    }

    /// (k - 1)(1 - 1/P): how many more pages that is than one buffer of as many bytes touches.
    public func excess(buffers: Int) -> Double { Double(buffers - 1) * (1 - 1 / Double(page)) }
}
