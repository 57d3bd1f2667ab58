internal import Laws

/// What a strided transfer costs by one method: T = a + k t + S' / B for k contiguous pieces (law L5), with S' the bytes
/// that the cost of a piece does not cover already.
public struct MethodCost: Hashable, Sendable {
    /// A transfer, whatever it moves, in nanoseconds: a.
    public var setupNanoseconds: Double
    /// A contiguous piece, in nanoseconds: t. A segment of `gather`, a request of `fragment`, a copy of `pack`.
    public var pieceNanoseconds: Double
    /// A byte, in nanoseconds: 1/B.
    public var byteNanoseconds: Double
    /// Bytes of each piece that cost no more than the piece does: memory that comes by lines brings them anyway.
    public var coveredBytes: Int

    /// See the properties.
    public init(
        setupNanoseconds: Double, pieceNanoseconds: Double, byteNanoseconds: Double, coveredBytes: Int = 0
    ) {
        self.setupNanoseconds = setupNanoseconds
        self.pieceNanoseconds = pieceNanoseconds
        self.byteNanoseconds = byteNanoseconds
        self.coveredBytes = coveredBytes
    }

    /// What transfers cost, in nanoseconds.
    ///
    /// - Parameters:
    ///   - pieces: contiguous pieces of all of them.
    ///   - bytes: bytes of all of them.
    public func nanoseconds(transfers: Int = 1, pieces: Int, bytes: Int) -> Double {
        ListTime(
            request: Nanoseconds(setupNanoseconds), segment: Nanoseconds(pieceNanoseconds),
            byte: Nanoseconds(byteNanoseconds)
        ).time(
            segments: pieces, bytes: Self.uncovered(bytes, pieces: pieces, covering: coveredBytes), requests: transfers
        ).value
    }

    /// The bytes that count by themselves where each piece covers some.
    public static func uncovered(_ bytes: Int, pieces: Int, covering covered: Int) -> Int {
        max(0, bytes - pieces * covered)
    }
}
