/// L11: how a list that is longer than a request may be is sent nevertheless.
///
/// Source: S0 and S1, the paragraph on remote procedure calls, name the copy; to split the list into several requests is
/// the third way that real software has, and our extension.
public struct SegmentFallback: Hashable, Sendable {
    /// A way to send the pieces.
    public enum Way: Hashable, Sendable, CaseIterable {
        /// One request that lists all.
        case zeroCopy
        /// As many requests as the limit makes it.
        case split
        /// One request for a copy of all.
        case copy
    }

    /// How many segments a request may list.
    public var limit: SegmentLimit
    /// What requests, segments and bytes take.
    public var list: ListTime
    /// What packing takes.
    public var packing: PackingTime

    /// See the properties.
    public init(limit: SegmentLimit, list: ListTime, packing: PackingTime) {
        self.limit = limit
        self.list = list
        self.packing = packing
    }

    /// How long `pieces` of `bytes` in all take; none for a zero-copy request beyond the limit.
    public func time(_ way: Way, pieces: Int, bytes: Int) -> Nanoseconds? {
        switch way {
        case .zeroCopy: limit.allows(pieces) ? list.time(segments: pieces, bytes: bytes) : nil
        case .split: list.time(segments: pieces, bytes: bytes, requests: limit.requests(for: pieces))
        case .copy: packing.time(pieces: pieces, bytes: bytes) + list.time(segments: 1, bytes: bytes)
        }
    }

    /// Zero-copy where the limit allows it; otherwise the faster of the two others, splitting where both take as long.
    public func way(pieces: Int, bytes: Int) -> Way {
        if limit.allows(pieces) { return .zeroCopy }
        let (split, copy) = (time(.split, pieces: pieces, bytes: bytes), time(.copy, pieces: pieces, bytes: bytes))
        guard let split, let copy else { return .split }
        return copy < split ? .copy : .split
    }
}
