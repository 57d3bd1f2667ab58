/// 16 x 16 elements of 1 byte, as two squares of 8 x 8 pairs: the even columns and the odd ones.
enum Granule1: TransposeGranule {
    typealias Element = UInt8

    static func makeScratch() -> InlineArray<128, CacheLine> { InlineArray(repeating: CacheLine()) }

    @inline(__always)
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int
    ) {
        // Lane n of a pair of rows holds column 2n (even) or 2n + 1 (odd) of both.
        let even = InlineArray<8, SIMD8<UInt16>> {
            let upper = source + 2 &* $0 &* sourcePitch
            let lower = upper + sourcePitch
            return upper.loadUnaligned(as: SIMD8<UInt16>.self) & SIMD8(repeating: 0x00ff)
                | lower.loadUnaligned(as: SIMD8<UInt16>.self) &<< 8
        }
        let evenRows = Granule2.transposed(even)
        for row in 0..<8 {
            (destination + 2 &* row &* destinationPitch).storeBytes(of: evenRows[row], as: SIMD8<UInt16>.self)
        }
        let odd = InlineArray<8, SIMD8<UInt16>> {
            let upper = source + 2 &* $0 &* sourcePitch
            let lower = upper + sourcePitch
            return upper.loadUnaligned(as: SIMD8<UInt16>.self) &>> 8
                | lower.loadUnaligned(as: SIMD8<UInt16>.self) & SIMD8(repeating: 0xff00)
        }
        let oddRows = Granule2.transposed(odd)
        for row in 0..<8 {
            let target = destination + (2 &* row &+ 1) &* destinationPitch
            target.storeBytes(of: oddRows[row], as: SIMD8<UInt16>.self)
        }
    }
}
