/// L11: how many segments one request may list (the verbs' `max_sge`), and what follows from it.
///
/// Source: S0 and S1, the paragraph on remote procedure calls: a large, unaligned buffer may span too many pages for a
/// zero-copy transfer.
public struct SegmentLimit: Hashable, Sendable {
    /// The most segments of a request; at least 1.
    public var segments: Int

    /// A limit of `segments`, at least 1.
    public init(_ segments: Int) { self.segments = segments }

    /// Whether a request may list `count` segments.
    public func allows(_ count: Int) -> Bool { count <= segments }

    /// ceil(n / max_sge): how many requests `pieces` = n need.
    public func requests(for pieces: Int) -> Int { pieces / segments + (pieces % segments > 0 ? 1 : 0) }

    /// (max_sge - headers - 1) P + 1: the longest buffer in pages of `page` = P bytes that goes without a copy wherever it
    /// begins, beside `headers` further segments. None where the headers leave no segment.
    public func largestSafePayload(page: Int, headers: Int = 0) -> Int? {
        headers < segments ? (segments - headers - 1) * page + 1 : nil
    }
}
