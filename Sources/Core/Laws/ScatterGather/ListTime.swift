/// L5: how long a list of segments takes, T = r tp + k to + (k - r) tf + S/B for k segments of S bytes in r requests.
///
/// Source: S0, "The Cost of the List": the time of a transfer is the sum of all descriptor processing latencies and of
/// the data movement, T = k to + S/B. The fence between segments, and the two ways of counting, are S3's, reconstructed:
/// its text names a cost for each descriptor and one for each fence, and only the fences are k - 1 beyond doubt. The
/// cost of a request is tp of L1.
public struct ListTime: Hashable, Sendable {
    /// Which segments of a request cost to.
    public enum Counting: Hashable, Sendable, CaseIterable {
        /// Each: k to.
        case everySegment
        /// Each but the first, which the request pays for: (k - 1) to.
        case beyondTheFirst
    }

    /// tp: what a request costs, whatever it lists.
    public var request: Nanoseconds
    /// to: what a segment costs.
    public var segment: Nanoseconds
    /// tf: what keeping two segments of a request in order costs.
    public var fence: Nanoseconds
    /// 1/B: what a byte costs.
    public var byte: Nanoseconds
    /// Which segments cost to.
    public var counting: Counting

    /// See the properties.
    public init(
        request: Nanoseconds = .zero, segment: Nanoseconds, fence: Nanoseconds = .zero, byte: Nanoseconds,
        counting: Counting = .everySegment
    ) {
        self.request = request
        self.segment = segment
        self.fence = fence
        self.byte = byte
        self.counting = counting
    }

    /// Over a link of bandwidth B; see the properties.
    public init(
        request: Nanoseconds = .zero, segment: Nanoseconds, fence: Nanoseconds = .zero, bandwidth: Bandwidth,
        counting: Counting = .everySegment
    ) {
        self.init(
            request: request, segment: segment, fence: fence, byte: bandwidth.time(for: 1), counting: counting)
    }

    /// r tp + k to + (k - r) tf: what `segments` = k cost beside their bytes, in `requests` = r of at least one each.
    public func overhead(segments: Int, requests: Int = 1) -> Nanoseconds {
        let further = Double(segments - requests)
        let counted = counting == .everySegment ? Double(segments) : further
        return Double(requests) * request + counted * segment + further * fence
    }

    /// T, for `segments` = k of `bytes` = S in all, in `requests` = r of at least one each.
    public func time(segments: Int, bytes: Int, requests: Int = 1) -> Nanoseconds {
        overhead(segments: segments, requests: requests) + Double(bytes) * byte
    }
}
