package import TransferCore

/// Something that moves chunks of a memory one after the other into a few buffers while this thread computes.
package protocol StreamingBench {
    /// Moves `chunks` chunks of so many bytes, with `buffers` of them under way or waiting for `body`, which is called when a
    /// chunk has arrived and has its buffer free for another when it returns.
    func stream(
        chunks: Int, of bytes: Int, buffers: Int
    ) -> (_ body: () -> Void) throws(MeasurementRefusal) -> Void

    /// Proves that `action` leaves the bytes of `copies`, later ones over earlier ones, where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal)
}

extension StridedCopy {
    /// Chunks one behind the other, each into the next of the buffers.
    package static func chunks(_ count: Int, of bytes: Int, buffers: Int) -> [StridedCopy] {
        (0..<count).map {
            StridedCopy(sourceOffset: $0 * bytes, destinationOffset: $0 % buffers * bytes, block: bytes)
        }
    }
}
