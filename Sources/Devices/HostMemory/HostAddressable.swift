public import TransferCore

/// A region that the CPU can address: what a staging transport copies into and out of.
public protocol HostAddressable: TransferMemory {
    /// Where the region starts, for as long as the object lives.
    var address: UnsafeMutableRawPointer { get }
    /// Why its pages could not be locked in memory, where that was asked for and refused.
    var lockRefusal: String? { get }
}
