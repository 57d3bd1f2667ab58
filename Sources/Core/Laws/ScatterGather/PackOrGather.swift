/// L7: whether to copy pieces into a bounce buffer, or to let the device gather them.
///
/// Source: S0 and S2: T_bounce = S/Bc + to + S/B and T_sg = n to + S/B, so that gathering wins iff (n - 1) to < S/Bc.
public struct PackOrGather: Hashable, Sendable {
    /// What a list takes: to and B.
    public var list: ListTime
    /// What packing takes: Bc.
    public var packing: PackingTime

    /// See the properties.
    public init(list: ListTime, packing: PackingTime) {
        self.list = list
        self.packing = packing
    }

    /// T_sg, for `pieces` = n of `bytes` = S in all.
    public func gatherTime(pieces: Int, bytes: Int) -> Nanoseconds { list.time(segments: pieces, bytes: bytes) }

    /// T_bounce, for `pieces` = n of `bytes` = S in all: first the copy, then one segment.
    public func bounceTime(pieces: Int, bytes: Int) -> Nanoseconds {
        packing.time(pieces: pieces, bytes: bytes) + list.time(segments: 1, bytes: bytes)
    }

    /// (n - 1) to < S/Bc. Where both take the same time gathering does not win.
    public func gatherWins(pieces: Int, bytes: Int) -> Bool {
        Double(pieces - 1) * (list.segment + list.fence) < packing.time(pieces: pieces, bytes: bytes)
    }

    /// The smallest n at which gathering no longer wins: 1 + S/(Bc to), rounded up. None where a segment costs no more than
    /// what packing takes for a piece, or where no Int is as large.
    public func piecesForPacking(bytes: Int) -> Int? {
        let segment = list.segment + list.fence
        guard segment > packing.piece else { return nil }
        let pieces = (packing.copy.time(for: Double(bytes)) + segment) / (segment - packing.piece)
        return Int(exactly: pieces.rounded(.up))
    }

    /// (P/Bc) n/(n - 1): gathering n pieces of P bytes each wins iff a segment costs less. None for a single piece, which
    /// there is no need to gather.
    public func largestSegmentCost(pieces: Int, pieceBytes: Int) -> Nanoseconds? {
        guard pieces > 1 else { return nil }
        return 1 / Double(pieces - 1) * packing.time(pieces: pieces, bytes: pieces * pieceBytes)
    }
}
