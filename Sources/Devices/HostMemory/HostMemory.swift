public import HostSystem
public import TransferCore

/// Memory of the CPU as a region: page-aligned, prefaulted, private to this rank.
public final class HostMemory: TransferMemory, HostAddressable {
    /// What a copy engine is given to reach the region by.
    public let buffer: HostBuffer
    /// Bytes of the region.
    public let size: ByteCount
    /// Where the bytes live.
    public let kind = MemoryKind.host

    /// Memory of `size` bytes, zeroed.
    ///
    /// - Parameters:
    ///   - pages: which pages it is made of.
    ///   - locksPages: keeps the pages in memory (`mlock`) where the lock limit allows it; see `lockRefusal`.
    /// - Throws: `.resource` where the system has no such memory.
    public init(size: ByteCount, pages: Pages = .standard, locksPages: Bool = false) throws(TransferError) {
        do {
            buffer = try HostBuffer(size: size.bytes, pages: pages, pageLocked: locksPages)
        } catch {
            throw TransferError(.resource, during: "allocating \(size) of host memory", cause: "\(error)")
        }
        self.size = size
    }

    /// Why the pages could not be locked in memory.
    public var lockRefusal: String? { buffer.lockRefusal.map { "\($0)" } }

    /// Where the region starts.
    public var address: UnsafeMutableRawPointer { buffer.base }

    /// Copies bytes in.
    public func write(_ source: RawSpan, at offset: Int) {
        precondition(offset >= 0 && offset + source.byteCount <= size.bytes, "a write ends inside the region")
        source.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { (address + offset).copyMemory(from: start, byteCount: bytes.count) }
        }
    }

    /// Copies bytes out.
    public func read(into destination: inout MutableRawSpan, at offset: Int) {
        precondition(offset >= 0 && offset + destination.byteCount <= size.bytes, "a read ends inside the region")
        destination.withUnsafeMutableBytes { bytes in
            bytes.baseAddress?.copyMemory(from: address + offset, byteCount: bytes.count)
        }
    }

    /// Runs a computation over the bytes.
    public func run<Kernel: MemoryKernel>(_ kernel: inout Kernel) {
        let buffer = UnsafeMutableRawBufferPointer(start: address, count: size.bytes)
        var bytes = buffer.mutableBytes
        kernel.compute(on: &bytes)
    }
}
