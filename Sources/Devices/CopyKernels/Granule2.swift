/// 8 x 8 elements of 2 bytes.
enum Granule2: TransposeGranule {
    typealias Element = UInt16

    static func makeScratch() -> InlineArray<64, CacheLine> { InlineArray(repeating: CacheLine()) }

    @inline(__always)
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int
    ) {
        let square = InlineArray<8, SIMD8<UInt16>> {
            (source + $0 &* sourcePitch).loadUnaligned(as: SIMD8<UInt16>.self)
        }
        let rows = transposed(square)
        for row in 0..<8 {
            (destination + row &* destinationPitch).storeBytes(of: rows[row], as: SIMD8<UInt16>.self)
        }
    }

    /// Three rounds, each of which interleaves the first half of the rows with the second.
    @inline(__always)
    static func transposed(_ square: InlineArray<8, SIMD8<UInt16>>) -> InlineArray<8, SIMD8<UInt16>> {
        var rows = square
        for _ in 0..<3 {
            let before = rows
            for pair in 0..<4 {
                rows[2 &* pair] = before[pair].interleavedLow(with: before[pair &+ 4])
                rows[2 &* pair &+ 1] = before[pair].interleavedHigh(with: before[pair &+ 4])
            }
        }
        return rows
    }
}
