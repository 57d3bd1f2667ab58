import HostSystem
public import TransferCore

/// Another rank's device, mapped by this process.
public final class PeerDevice {
    /// The rank whose device it is.
    public let rank: Int
    /// Its flags; setting one signals to the peer.
    public let flags: FlagBoard

    let control: SharedSegment
    let layout: ControlLayout

    /// Maps the device that a peer announced.
    ///
    /// - Throws: `.resource` where it cannot be mapped, for instance because it is on another host.
    public init(mapping handle: DeviceHandle) throws(TransferError) {
        let control = try TransferError.wrapping("mapping the peer's device", peer: handle.rank) {
            () throws(SystemError) in try SharedSegment(mapping: handle.control)
        }
        self.control = control
        rank = handle.rank
        layout = handle.layout
        flags = layout.flagBoard(in: control.base)
    }
}

/// Memory of another rank's device, mapped by this process. Its bytes are reached only by a copy engine, through
/// windows of that device's IOMMU.
public final class PeerMemory {
    /// The device that it belongs to.
    public let device: PeerDevice
    /// Bytes of the memory.
    public let size: ByteCount

    let address: UInt64
    let segment: SharedSegment

    /// Maps the memory that a peer announced.
    ///
    /// - Throws: `.resource` where it cannot be mapped.
    public init(mapping handle: DeviceMemoryHandle, of device: PeerDevice) throws(TransferError) {
        precondition(handle.owner == device.rank, "the memory belongs to another device")
        let segment = try TransferError.wrapping("mapping the peer's memory", peer: handle.owner) {
            () throws(SystemError) in try SharedSegment(mapping: handle.segment)
        }
        self.segment = segment
        self.device = device
        size = ByteCount(segment.size)
        address = handle.address
    }
}
