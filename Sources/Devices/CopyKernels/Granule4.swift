/// 4 x 4 elements of 4 bytes.
enum Granule4: TransposeGranule {
    typealias Element = UInt32

    static func makeScratch() -> InlineArray<32, CacheLine> { InlineArray(repeating: CacheLine()) }

    @inline(__always)
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int
    ) {
        var rows = InlineArray<4, SIMD4<UInt32>> {
            (source + $0 &* sourcePitch).loadUnaligned(as: SIMD4<UInt32>.self)
        }
        for _ in 0..<2 {
            let before = rows
            for pair in 0..<2 {
                rows[2 &* pair] = before[pair].interleavedLow(with: before[pair &+ 2])
                rows[2 &* pair &+ 1] = before[pair].interleavedHigh(with: before[pair &+ 2])
            }
        }
        for row in 0..<4 {
            (destination + row &* destinationPitch).storeBytes(of: rows[row], as: SIMD4<UInt32>.self)
        }
    }
}
