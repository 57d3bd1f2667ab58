package import TransferCore

/// Bytes that tell their places apart, from a seed.
package func distinctBytes(_ count: Int, seed: UInt64) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: SeededGenerator.mix(UInt64($0) &+ seed << 40)) }
}

extension TransferMemory {
    /// Replaces the first bytes.
    package func write(_ bytes: [UInt8]) {
        let words = stride(from: 0, to: bytes.count, by: 8).map { start in
            (start..<min(start + 8, bytes.count)).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
        }
        write(words.span, byteCount: bytes.count, at: 0)
    }

    /// All bytes.
    package var contents: [UInt8] {
        var words = [UInt64](repeating: 0, count: (size.bytes + 7) / 8)
        var span = words.mutableSpan
        read(into: &span, byteCount: size.bytes, at: 0)
        return (0..<size.bytes).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }
}

/// Proves that `destination` holds `before` with `copies` of `source` over it.
///
/// - Throws: with the first byte that differs.
package func check(
    _ destination: some TransferMemory, holds copies: [StridedCopy], from source: some TransferMemory,
    over before: [UInt8]
) throws(MeasurementRefusal) {
    let bytes = source.contents
    var expected = before
    for copy in copies { copy.apply(from: bytes, to: &expected) }
    let found = destination.contents
    guard let wrong = expected.indices.first(where: { expected[$0] != found[$0] }) else { return }
    throw MeasurementRefusal("byte \(wrong) is \(found[wrong]) and should be \(expected[wrong]): nothing was timed")
}

extension StridedCopy {
    /// What the copy does, a piece after the other.
    fileprivate func apply(from source: [UInt8], to destination: inout [UInt8]) {
        for outermost in 0..<outer.count {
            for between in 0..<middle.count {
                for innermost in 0..<inner.count {
                    let from =
                        sourceOffset + outermost * outer.sourceStride + between * middle.sourceStride
                        + innermost * inner.sourceStride
                    let to =
                        destinationOffset + outermost * outer.destinationStride + between * middle.destinationStride
                        + innermost * inner.destinationStride
                    destination.replaceSubrange(to..<to + block, with: source[from..<from + block])
                }
            }
        }
    }
}
