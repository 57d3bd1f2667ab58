/// A peer's memory region: what the peer told about it.
public struct RemoteRegion: Hashable, Sendable, BitwiseCopyable {
    /// The first byte's address on the peer.
    public let address: UInt64
    /// Bytes.
    public let size: Int
    /// The peer's key (`rkey`).
    public let key: UInt32

    /// A region from what the peer told.
    public init(address: UInt64, size: Int, key: UInt32) {
        self.address = address
        self.size = size
        self.key = key
    }

    /// The place of `size` bytes from `offset` on. Traps where they do not lie in the region.
    public func location(at offset: Int, size: Int) -> RemoteLocation {
        precondition(
            offset >= 0 && size >= 0 && offset <= self.size && size <= self.size - offset,
            "\(size) bytes at \(offset) do not lie in a peer's region of \(self.size)")
        return RemoteLocation(address: address + UInt64(offset), key: key)
    }
}

/// A place in a peer's memory. Nothing checks it but the peer's device: `RemoteRegion.location(at:size:)` makes one
/// that is known to be good.
public struct RemoteLocation: Hashable, Sendable, BitwiseCopyable {
    /// The address on the peer.
    public let address: UInt64
    /// The peer's key (`rkey`).
    public let key: UInt32

    /// A place from an address and a key.
    public init(address: UInt64, key: UInt32) {
        self.address = address
        self.key = key
    }
}
