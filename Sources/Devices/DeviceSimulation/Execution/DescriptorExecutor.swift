public import DeviceModel

/// Executes the descriptors of `DeviceModel` in virtual time, over memories that are plain arrays.
///
/// A device has an engine and flags. The engine executes one descriptor at a time; its rings take turns of one
/// descriptor, and a ring that waits or has stopped does not hold up the others. Every ring is executed in order. A copy's
/// bytes are read and written at the end of its time. There are no windows: whoever has a memory attached may reach all of
/// it.
public struct DescriptorExecutor {
    /// How long steps take.
    public struct Timing: Hashable, Sendable {
        /// Processing a descriptor, of any kind.
        public var processing: Picoseconds
        /// A fence, beside its processing.
        public var fence: Picoseconds
        /// From the end of a `set` to when the flag has its value.
        public var flag: Picoseconds
        /// Moving bytes.
        public var rate: DataRate

        /// See the properties.
        public init(
            processing: Picoseconds = .zero, fence: Picoseconds = .zero, flag: Picoseconds = .zero, rate: DataRate
        ) {
            self.processing = processing
            self.fence = fence
            self.flag = flag
            self.rate = rate
        }
    }

    enum Event {
        /// A ring's next descriptor has taken its time.
        case executed(device: Int, ring: Int)
        case flagged(device: Int, flag: Int, value: UInt64)
    }

    /// How long steps take.
    public let timing: Timing
    /// Every memory, by number.
    public internal(set) var memories: [PlainMemory] = []
    var devices: [ExecutingDevice] = []
    var queue = EventQueue<Event>()

    /// An executor without devices.
    public init(timing: Timing) { self.timing = timing }

    /// Adds a memory; its number is how many there were before.
    public mutating func add(_ memory: PlainMemory) { memories.append(memory) }

    /// Adds a device with so many flags, all 0; its number is how many there were before. It is the first in its own table
    /// of devices.
    public mutating func addDevice(flags: Int) {
        devices.append(ExecutingDevice(flags: flags, own: devices.count))
    }

    /// Makes a memory known to a device's engine by the slot that descriptors name.
    public mutating func attach(memory: Int, to device: Int, as slot: MemorySlot) {
        precondition(memories.indices.contains(memory), "there is no memory \(memory)")
        devices[device].memories[slot.index] = memory
    }

    /// Makes another device known to a device's engine by the slot that descriptors name.
    public mutating func attach(device other: Int, to device: Int, as slot: PeerSlot) {
        precondition(devices.indices.contains(other), "there is no device \(other)")
        devices[device].peers[slot.index] = other
    }

    /// Adds a ring to a device's engine.
    ///
    /// - Returns: its number among the device's rings.
    public mutating func addRing(to device: Int) -> Int {
        devices[device].rings.append(ExecutingRing())
        return devices[device].rings.count - 1
    }

    /// Puts descriptors in a ring, in order, for `run` to see.
    public mutating func post(_ descriptors: some Sequence<Descriptor>, to ring: Int, of device: Int) {
        devices[device].rings[ring].descriptors += descriptors
    }

    /// A device's flag.
    public func flag(_ flag: Int, of device: Int) -> UInt64 { devices[device].flags[flag] }

    /// Sets a device's flag now, as its owner.
    public mutating func setFlag(_ flag: Int, of device: Int, to value: UInt64) { devices[device].flags[flag] = value }

    /// What has become of a ring.
    public func state(of ring: Int, of device: Int) -> ExecutingRing { devices[device].rings[ring] }
}
