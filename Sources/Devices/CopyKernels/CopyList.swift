public import TransferCore

/// Copies that are always run together, prepared once.
public final class CopyList {
    private let copies: UnsafeMutableBufferPointer<PreparedCopy>
    /// Bytes that one run moves.
    public let byteCount: Int

    /// Prepares `shapes`, which are run in this order.
    public init(_ shapes: [StridedCopy]) {
        copies = .allocate(capacity: shapes.count)
        _ = copies.initialize(from: shapes.map { PreparedCopy($0) })
        byteCount = shapes.reduce(0) { $0 + $1.byteCount }
    }

    deinit { copies.deallocate() }

    /// Runs every copy; offsets count from the two addresses, whose memory does not overlap.
    @inline(__always)
    public func run(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        for index in copies.indices { copies[index].run(from: source, to: destination) }
    }
}
