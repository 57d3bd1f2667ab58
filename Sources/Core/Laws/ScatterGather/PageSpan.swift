/// L6: how many descriptors a buffer needs because memory comes in pages.
///
/// Source: S0 (a buffer of 12 KiB in three frames) and S4 ("only one page could be copied at a time"); that frames which
/// happen to be neighbours melt into one descriptor is our extension.
public struct PageSpan: Hashable, Sendable {
    /// P: bytes of a page; at least 1.
    public var page: Int

    /// Pages of `page` bytes.
    public init(page: Int) { self.page = page }

    /// n = floor((off + L - 1)/P) + 1 for `bytes` = L from `offset` on; none for no bytes.
    public func pages(offset: Int, bytes: Int) -> Int {
        bytes > 0 ? (offset % page + bytes - 1) / page + 1 : 0
    }

    /// E[descriptors] = n - (n - 1)/F for n pages in distinct frames drawn evenly from F: one frame follows the other with
    /// a chance of exactly 1/F. None where there are fewer frames than pages, or no page.
    public static func meanDescriptors(pages: Int, frames: Int) -> Double? {
        guard pages >= 1, frames >= pages else { return nil }
        return Double(pages) - Double(pages - 1) / Double(frames)
    }
}
