internal import CIBVerbs

/// A contiguous piece of registered memory on this host (`ibv_sge`). `MemoryRegion.segment(at:size:)` makes one that is
/// known to be good.
public struct Segment: Hashable, Sendable, BitwiseCopyable {
    /// The first byte's address.
    public let address: UInt64
    /// Bytes.
    public let size: UInt32
    /// The region's key (`lkey`).
    public let localKey: UInt32

    /// A segment from an address, a size and a key.
    public init(address: UInt64, size: UInt32, localKey: UInt32) {
        self.address = address
        self.size = size
        self.localKey = localKey
    }
}

extension Segment {
    var raw: ibv_sge { ibv_sge(addr: address, length: size, lkey: localKey) }
}
