/// One element of 16 bytes.
enum Granule16: TransposeGranule {
    typealias Element = UInt128

    static func makeScratch() -> UInt8 { 0 }

    @inline(__always)
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int
    ) {
        destination.storeBytes(of: source.loadUnaligned(as: SIMD2<UInt64>.self), as: SIMD2<UInt64>.self)
    }

    /// Straight from memory to memory: its lines are few enough.
    @inline(__always)
    static func transposeTile<Writer: VectorWriter>(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int,
        scratch: UnsafeMutableRawPointer, with writer: Writer.Type
    ) {
        for row in 0..<4 {
            for column in 0..<4 {
                let element = (source + column &* sourcePitch + row &* 16).loadUnaligned(as: SIMD2<UInt64>.self)
                writer.write(element, to: destination + row &* destinationPitch + column &* 16)
            }
        }
    }
}
