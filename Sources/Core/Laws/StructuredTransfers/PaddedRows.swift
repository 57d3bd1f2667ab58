/// L21: rows of a plane, each padded to a multiple of the burst in which memory answers.
///
/// Source: S2. Rows that begin on a burst's boundary are fetched in as few bursts as there can be; the padding is fetched
/// with them, and a row's bytes are the less of its bursts the narrower the row is.
public struct PaddedRows: Hashable, Sendable {
    /// w bpp: the bytes of a row that are wanted; above 0.
    public var row: Int
    /// h: the number of rows; above 0.
    public var height: Int
    /// A: the bytes of a burst; above 0.
    public var burst: Int

    /// See the properties.
    public init(row: Int, height: Int, burst: Int) { (self.row, self.height, self.burst) = (row, height, burst) }

    /// ceil(w bpp / A) A: the bytes from the start of a row to that of the next one.
    public var stride: Int { (row + burst - 1) / burst * burst }

    /// ceil((off mod A + w bpp) / A): the bursts that a row touches which begins at `offset`.
    public func burstsOfRow(at offset: Int) -> Int { (offset % burst + row + burst - 1) / burst }

    /// The bursts of the plane where rows are padded.
    public var paddedBursts: Int { height * burstsOfRow(at: 0) }

    /// The bursts of the plane where a row follows the other without padding: each row's, where it happens to begin.
    public var packedBursts: Int { (0..<height).reduce(0) { $0 + burstsOfRow(at: $1 * row) } }

    /// w bpp / (bursts A): the part of the fetched bytes that was wanted, for a plane fetched in `bursts`.
    public func efficiency(ofBursts bursts: Int) -> Double { Double(row * height) / Double(bursts * burst) }
}
