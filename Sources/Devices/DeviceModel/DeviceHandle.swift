import HostSystem

/// What a rank tells its peers about its device. A plain value, sent as bytes.
public struct DeviceHandle: Hashable, Sendable, BitwiseCopyable {
    /// The rank whose device it is.
    public let rank: Int
    let control: SegmentAddress
    let layout: ControlLayout
}

/// What a rank tells its peers about memory of its device. A plain value, sent as bytes.
public struct DeviceMemoryHandle: Hashable, Sendable, BitwiseCopyable {
    /// The rank whose device the memory belongs to.
    public let owner: Int
    /// The device address of the first byte.
    public let address: UInt64
    let segment: SegmentAddress
}
