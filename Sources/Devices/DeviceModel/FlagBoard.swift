import HostSystem

/// A device's flags, as its owner or a peer sees them: 64-bit values by which ranks signal credits and arrivals.
///
/// Whoever maps the device may set them, like doorbell registers; no window is needed. Values of a flag only grow
/// while it is reserved.
public struct FlagBoard: BitwiseCopyable, @unchecked Sendable {
    let lines: UnsafeMutableRawPointer
    /// How many there are.
    public let count: Int
    let parking: ParkingSpot

    /// The value of a flag; what its setter did before setting it is visible afterwards.
    public subscript(index: Int) -> UInt64 {
        precondition((0..<count).contains(index), "there is no flag \(index)")
        return flag(index).load()
    }

    /// Sets a flag, after which all that was done before is visible, and wakes the owner's engine if it sleeps.
    public func set(_ index: Int, to value: UInt64) {
        precondition((0..<count).contains(index), "there is no flag \(index)")
        flag(index).store(value)
        parking.wake()
    }

    @inline(__always)
    func flag(_ index: Int) -> SharedFlag { SharedFlag(at: lines + index * SharedFlag.lineSize) }
}
