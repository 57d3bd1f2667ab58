public import DeviceModel

/// A ring as a `DescriptorExecutor` has it.
public struct ExecutingRing: Sendable {
    var descriptors: [Descriptor] = []
    /// How many descriptors have been executed.
    public internal(set) var completed = 0
    /// How many of them were marked `counted`.
    public internal(set) var completions = 0
    /// Why the ring has stopped, where it has: its next descriptor wanted what is not there.
    public internal(set) var fault: AccessFault.Reason?

    /// Whether all that was posted has been executed.
    public var isDrained: Bool { completed == descriptors.count }

    /// The next descriptor; nothing where none is left, or the ring has stopped.
    var next: Descriptor? { fault == nil && !isDrained ? descriptors[completed] : nil }
}

/// A device as a `DescriptorExecutor` has it.
struct ExecutingDevice: Sendable {
    var flags: [UInt64]
    var rings: [ExecutingRing] = []
    /// Numbers of memories, by slot.
    var memories: [UInt16: Int] = [:]
    /// Numbers of devices, by slot.
    var peers: [UInt16: Int]
    /// Whether its engine is at a descriptor.
    var isBusy = false
    /// The ring whose turn it is.
    var turn = 0

    init(flags: Int, own: Int) {
        self.flags = [UInt64](repeating: 0, count: flags)
        peers = [PeerSlot.own.index: own]
    }
}
