import CHostSystem

/// How the 16 bytes of a vector register reach memory.
protocol VectorWriter {
    static func write<Vector: SIMD & BitwiseCopyable>(_ vector: Vector, to address: UnsafeMutableRawPointer)
}

/// Through the caches.
enum CachedWriter: VectorWriter {
    @inline(__always)
    static func write<Vector: SIMD & BitwiseCopyable>(_ vector: Vector, to address: UnsafeMutableRawPointer) {
        address.storeBytes(of: vector, as: Vector.self)
    }
}

/// Past the caches: a line that is overwritten as a whole is not read first. Needs addresses that are multiples of 16
/// and a fence after the last one.
enum StreamingWriter: VectorWriter {
    @inline(__always)
    static func write<Vector: SIMD & BitwiseCopyable>(_ vector: Vector, to address: UnsafeMutableRawPointer) {
        chost_stream_vector(address, unsafeBitCast(vector, to: SIMD2<UInt64>.self))
    }
}
