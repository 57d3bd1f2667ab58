/// 2 x 2 elements of 8 bytes.
enum Granule8: TransposeGranule {
    typealias Element = UInt64

    static func makeScratch() -> UInt8 { 0 }

    @inline(__always)
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int
    ) {
        let upper = source.loadUnaligned(as: SIMD2<UInt64>.self)
        let lower = (source + sourcePitch).loadUnaligned(as: SIMD2<UInt64>.self)
        destination.storeBytes(of: upper.interleavedLow(with: lower), as: SIMD2<UInt64>.self)
        (destination + destinationPitch).storeBytes(of: upper.interleavedHigh(with: lower), as: SIMD2<UInt64>.self)
    }

    /// Straight from memory to memory: its lines are few enough.
    @inline(__always)
    static func transposeTile<Writer: VectorWriter>(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int,
        scratch: UnsafeMutableRawPointer, with writer: Writer.Type
    ) {
        for pair in 0..<4 {
            let columns = InlineArray<8, SIMD2<UInt64>> {
                (source + $0 &* sourcePitch + pair &* 16).loadUnaligned(as: SIMD2<UInt64>.self)
            }
            let upper = destination + 2 &* pair &* destinationPitch
            for quarter in 0..<4 {
                let vector = columns[2 &* quarter].interleavedLow(with: columns[2 &* quarter &+ 1])
                writer.write(vector, to: upper + quarter &* 16)
            }
            let lower = upper + destinationPitch
            for quarter in 0..<4 {
                let vector = columns[2 &* quarter].interleavedHigh(with: columns[2 &* quarter &+ 1])
                writer.write(vector, to: lower + quarter &* 16)
            }
        }
    }
}
