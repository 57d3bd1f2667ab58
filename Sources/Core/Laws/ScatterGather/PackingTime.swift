/// What the processor takes to gather pieces into a contiguous buffer: S/Bc (L7), and a cost for each piece, which is our
/// extension and is 0 in the source.
public struct PackingTime: Hashable, Sendable {
    /// Bc: the bandwidth at which the processor copies.
    public var copy: Bandwidth
    /// What beginning a piece costs.
    public var piece: Nanoseconds

    /// See the properties.
    public init(copy: Bandwidth, piece: Nanoseconds = .zero) {
        self.copy = copy
        self.piece = piece
    }

    /// S/Bc and the pieces' cost, for `bytes` = S.
    public func time(pieces: Int, bytes: Int) -> Nanoseconds {
        copy.time(for: Double(bytes)) + Double(pieces) * piece
    }
}
