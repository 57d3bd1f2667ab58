/// A square of elements that is transposed in vector registers: 16 bytes wide on both ends.
protocol TransposeGranule {
    /// An element as a number.
    associatedtype Element: FixedWidthInteger & BitwiseCopyable

    /// What a tile is transposed through. It lies on the stack: a timed loop allocates nothing.
    associatedtype Scratch: BitwiseCopyable

    /// Room for two dense tiles, or none.
    static func makeScratch() -> Scratch

    /// Transposes 16 / `elementBytes` rows of 16 bytes, which lie a pitch apart on each end.
    static func transpose(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int)

    /// Transposes 64 / `elementBytes` rows of one cache line.
    ///
    /// - Parameter scratch: the bytes of a `Scratch`.
    static func transposeTile<Writer: VectorWriter>(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int,
        scratch: UnsafeMutableRawPointer, with writer: Writer.Type)
}

extension TransposeGranule {
    /// Bytes an element.
    static var elementBytes: Int { MemoryLayout<Element>.size }
    /// Elements along an edge.
    static var edge: Int { 16 / elementBytes }
    /// Elements a cache line, and lines a tile.
    static var perLine: Int { lineBytes / elementBytes }

    /// Granule by granule, between two dense copies of the tile.
    ///
    /// The lines of a tile are often a power of two apart. More than eight of them would then compete for the same
    /// places in the first-level cache, and be fetched again for every granule.
    @inline(__always)
    static func transposeTile<Writer: VectorWriter>(
        from source: UnsafeRawPointer, pitch sourcePitch: Int,
        to destination: UnsafeMutableRawPointer, pitch destinationPitch: Int,
        scratch: UnsafeMutableRawPointer, with writer: Writer.Type
    ) {
        var line = source
        for row in 0..<perLine {
            WholeWord<CacheLine>().move(from: line, to: scratch + row &* lineBytes)
            line += sourcePitch
        }
        let transposed = scratch + perLine &* lineBytes
        for across in 0..<4 {
            for down in 0..<4 {
                transpose(
                    from: scratch + down &* edge &* lineBytes + across &* 16, pitch: lineBytes,
                    to: transposed + across &* edge &* lineBytes + down &* 16, pitch: lineBytes)
            }
        }
        var target = destination
        for row in 0..<perLine {
            for quarter in 0..<4 {
                let vector = (transposed + row &* lineBytes + quarter &* 16).load(as: SIMD2<UInt64>.self)
                writer.write(vector, to: target + quarter &* 16)
            }
            target += destinationPitch
        }
    }
}
