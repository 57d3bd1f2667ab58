/// The bytes that memory and the caches trade in, aligned.
typealias CacheLine = SIMD64<UInt8>

/// Bytes a cache line.
let lineBytes = 64
