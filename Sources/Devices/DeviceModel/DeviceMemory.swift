import CopyKernels
import HostSystem
public import TransferCore

/// Memory of a device. The CPU reaches its bytes only through these calls.
///
/// The host's part of a copy is named by an address: the caller answers for its bounds, this type for the device's.
public final class DeviceMemory {
    /// The rank whose device it belongs to.
    public let owner: Int
    /// The device address of the first byte.
    public let address: UInt64

    let segment: SharedSegment

    init(owner: Int, address: UInt64, segment: SharedSegment) {
        self.owner = owner
        self.address = address
        self.segment = segment
    }

    /// What peers need to map it.
    public var handle: DeviceMemoryHandle {
        DeviceMemoryHandle(owner: owner, address: address, segment: segment.address)
    }

    /// What a network card is given to reach the memory without the CPU: stands for the GPU addresses that GPUDirect
    /// registers. Not for the CPU, which has the calls below.
    public var cardAddress: UnsafeMutableRawPointer { segment.base }

    /// Closes the way in: peers that have mapped it keep it, nobody else can map it.
    public func seal() { segment.seal() }

    /// Host to device, contiguous. Traps where it does not fit.
    public func copyIn(from host: UnsafeRawPointer, byteCount: Int, to offset: Int) {
        precondition(contains(offset, byteCount), "a copy outside the device's memory")
        (segment.base + offset).copyMemory(from: host, byteCount: byteCount)
    }

    /// Device to host, contiguous. Traps where the bytes are not there.
    public func copyOut(to host: UnsafeMutableRawPointer, byteCount: Int, from offset: Int) {
        precondition(contains(offset, byteCount), "a copy outside the device's memory")
        host.copyMemory(from: segment.base + offset, byteCount: byteCount)
    }

    /// Host to device, strided. Traps where the copy's destination does not fit.
    public func copyIn(from host: UnsafeRawPointer, _ copy: BoundedCopy) {
        precondition(copy.destinationUpper <= size.bytes, "a copy outside the device's memory")
        copy.prepared.run(from: host, to: segment.base)
    }

    /// Device to host, strided. Traps where the copy's source does not fit.
    public func copyOut(to host: UnsafeMutableRawPointer, _ copy: BoundedCopy) {
        precondition(copy.sourceUpper <= size.bytes, "a copy outside the device's memory")
        copy.prepared.run(from: UnsafeRawPointer(segment.base), to: host)
    }

    private func contains(_ offset: Int, _ byteCount: Int) -> Bool {
        offset >= 0 && byteCount >= 0 && byteCount <= size.bytes && offset <= size.bytes - byteCount
    }
}

extension DeviceMemory: TransferMemory {
    /// Bytes of the memory.
    public var size: ByteCount { ByteCount(segment.size) }

    /// Always `.device`.
    public var kind: MemoryKind { .device }

    /// Host to device.
    public func write(_ source: RawSpan, at offset: Int) {
        source.withUnsafeBytes { bytes in
            if let host = bytes.baseAddress { copyIn(from: host, byteCount: bytes.count, to: offset) }
        }
    }

    /// Device to host.
    public func read(into destination: inout MutableRawSpan, at offset: Int) {
        destination.withUnsafeMutableBytes { bytes in
            if let host = bytes.baseAddress { copyOut(to: host, byteCount: bytes.count, from: offset) }
        }
    }

    /// Runs `kernel` on the device, as one of its kernels.
    public func run<Kernel: MemoryKernel>(_ kernel: inout Kernel) {
        // A buffer between the segment and the span: without it Swift 6.3.1 fails on inlined callers of this.
        let buffer = UnsafeMutableRawBufferPointer(start: segment.base, count: segment.size)
        var bytes = buffer.mutableBytes
        kernel.compute(on: &bytes)
    }
}
