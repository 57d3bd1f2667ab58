/// A region: memory registered with a transport.
///
/// Whoever holds it reaches its bytes only through these calls, because a device's bytes cannot be touched by the CPU.
public protocol TransferMemory: AnyObject {
    /// Bytes of the region.
    var size: ByteCount { get }
    /// Where its bytes live.
    var kind: MemoryKind { get }

    /// Copies `source` into the region at `offset`. Traps where it does not fit.
    func write(_ source: RawSpan, at offset: Int)

    /// Copies as many bytes as `destination` holds out of the region from `offset` on. Traps where they are not there.
    func read(into destination: inout MutableRawSpan, at offset: Int)

    /// Runs `kernel` where the bytes live: on the CPU for host memory, as a device's kernel for device memory.
    func run<Kernel: MemoryKernel>(_ kernel: inout Kernel)
}

/// A computation over a region's bytes, run where they live.
public protocol MemoryKernel {
    /// Computes in place.
    ///
    /// - Parameter bytes: the whole region.
    mutating func compute(on bytes: inout MutableRawSpan)
}
