internal import CopyKernels
internal import HostSystem
internal import TransferCore

/// Copies from one memory of a device into another, made ready once and always run together, as one of its kernels.
public final class DeviceCopies {
    private let source: DeviceMemory
    private let destination: DeviceMemory
    private let copies: UnsafeMutableBufferPointer<BoundedCopy>
    /// Bytes that one run moves.
    public let byteCount: Int

    /// Copies from `source` to `destination`. Traps where one reaches outside, or both are one memory.
    public init(from source: DeviceMemory, to destination: DeviceMemory, _ copies: [BoundedCopy]) {
        precondition(source !== destination, "a kernel copies between two memories")
        for copy in copies {
            precondition(
                copy.sourceUpper <= source.size.bytes && copy.destinationUpper <= destination.size.bytes,
                "a copy outside the device's memory")
        }
        self.source = source
        self.destination = destination
        self.copies = .allocate(capacity: copies.count)
        _ = self.copies.initialize(from: copies)
        byteCount = copies.reduce(0) { $0 + $1.byteCount }
    }

    deinit { copies.deallocate() }

    /// Runs all of them.
    public func run() {
        let from = UnsafeRawPointer(source.segment.base)
        for index in copies.indices { copies[index].prepared.run(from: from, to: destination.segment.base) }
    }
}
