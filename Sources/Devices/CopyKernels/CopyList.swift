public import TransferCore

/// Copies that are always run together, prepared once.
public final class CopyList {
    private let copies: UnsafeMutableBufferPointer<PreparedCopy>
    /// Bytes that one run moves.
    public let byteCount: Int
    /// Contiguous pieces that one run moves.
    public let pieceCount: Int

    /// Sources end at this offset at the latest.
    public let sourceUpperBound: Int
    /// Destinations end at this offset at the latest.
    public let destinationUpperBound: Int

    /// Prepares `shapes`, which are run in this order.
    public init(_ shapes: [StridedCopy]) {
        copies = .allocate(capacity: shapes.count)
        _ = copies.initialize(from: shapes.map { PreparedCopy($0) })
        byteCount = shapes.reduce(0) { $0 + $1.byteCount }
        sourceUpperBound = shapes.map(\.sourceBounds.upperBound).max() ?? 0
        destinationUpperBound = shapes.map(\.destinationBounds.upperBound).max() ?? 0
        pieceCount = shapes.reduce(0) { $0 + $1.blockCount }
    }

    deinit { copies.deallocate() }

    /// Runs every copy; offsets count from the two addresses, whose memory does not overlap.
    @inline(__always)
    public func run(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        for index in copies.indices { copies[index].run(from: source, to: destination) }
    }
}
