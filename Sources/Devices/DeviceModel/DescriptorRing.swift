import HostSystem

/// A queue of descriptors between one producer, the thread that owns the engine, and the engine.
///
/// Posting writes descriptors, submitting lets the engine see them. A full ring is a value, not an error.
public final class DescriptorRing: @unchecked Sendable {
    /// How many descriptors it holds.
    public let capacity: Int

    let core: UnsafeMutablePointer<RingCore>
    private let slots: UnsafeMutablePointer<Descriptor>
    private let producer: UnsafeMutablePointer<Producer>
    private let lines: UnsafeMutableRawPointer
    private let parking: ParkingSpot
    /// Holds the parking spot.
    private let control: SharedSegment

    /// What only the producer touches.
    private struct Producer: BitwiseCopyable {
        var posted: UInt64 = 0
        /// An older count of `completed`: asking the engine's cache line again is needed only when the ring looks full.
        var knownCompleted: UInt64 = 0
    }

    init(capacity: Int, parking: ParkingSpot, control: SharedSegment) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0, "a ring's capacity is a power of two")
        self.capacity = capacity
        self.parking = parking
        self.control = control
        let line = SharedFlag.lineSize
        lines = .allocate(byteCount: 4 * line, alignment: line)
        lines.initializeMemory(as: UInt8.self, repeating: 0, count: 4 * line)
        slots = UnsafeMutableRawPointer.allocate(
            byteCount: capacity * MemoryLayout<Descriptor>.stride, alignment: line
        ).bindMemory(to: Descriptor.self, capacity: capacity)
        producer = UnsafeMutableRawPointer.allocate(byteCount: line, alignment: line)
            .bindMemory(to: Producer.self, capacity: 1)
        producer.initialize(to: Producer())
        core = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<RingCore>.stride, alignment: line)
            .bindMemory(to: RingCore.self, capacity: 1)
        core.initialize(
            to: RingCore(
                slots: slots, mask: UInt64(capacity - 1), submitted: SharedFlag(at: lines),
                completed: SharedFlag(at: lines + line), completions: SharedFlag(at: lines + 2 * line),
                stopped: SharedFlag(at: lines + 3 * line)))
    }

    deinit {
        core.deallocate()
        producer.deallocate()
        slots.deallocate()
        lines.deallocate()
    }

    /// Puts a descriptor in the ring, for the engine to see after `submit()`.
    ///
    /// - Parameters:
    ///   - descriptor: what to do.
    ///   - base: added to the value that it waits for or sets.
    /// - Returns: whether there was room.
    public func post(_ descriptor: Descriptor, addingToValue base: UInt64 = 0) -> Bool {
        guard room(for: 1) > 0 else { return false }
        withUnsafePointer(to: descriptor) { write($0, addingToValue: base) }
        return true
    }

    /// Puts prebuilt descriptors in the ring, in order, as many as fit.
    ///
    /// - Parameters:
    ///   - descriptors: what to do.
    ///   - base: added to the values that they wait for or set.
    /// - Returns: how many fitted.
    public func post(from descriptors: UnsafeBufferPointer<Descriptor>, addingToValues base: UInt64 = 0) -> Int {
        let count = min(room(for: descriptors.count), descriptors.count)
        guard count > 0, let first = descriptors.baseAddress else { return 0 }
        for index in 0..<count { write(first + index, addingToValue: base) }
        return count
    }

    /// Whether another descriptor fits.
    public var hasRoom: Bool { room(for: 1) > 0 }

    /// Rings the doorbell: the engine sees every descriptor posted so far.
    public func submit() {
        core.pointee.submitted.store(producer.pointee.posted)
        parking.wake()
    }

    /// How many descriptors have ever been posted.
    public var posted: UInt64 { producer.pointee.posted }

    /// How many have been executed; what they did is visible.
    public var completed: UInt64 { core.pointee.completed.load() }

    /// How many of the executed ones were marked `counted`.
    public var completions: UInt64 { core.pointee.completions.load() }

    /// Whether all that was posted has been executed; never true again after a fault.
    public var isDrained: Bool { completed == posted }

    /// Whether the ring has stopped at a fault.
    public var isStopped: Bool { core.pointee.stopped.load() != 0 }
    /// Why the ring has stopped, if it has.
    public var fault: AccessFault? { core.pointee.stopped.load() == 0 ? nil : core.pointee.fault }

    @inline(__always)
    private func room(for wanted: Int) -> Int {
        let known = capacity - Int(producer.pointee.posted - producer.pointee.knownCompleted)
        guard known < wanted else { return known }
        producer.pointee.knownCompleted = core.pointee.completed.load()
        return capacity - Int(producer.pointee.posted - producer.pointee.knownCompleted)
    }

    /// Only copies carry a payload: the others write one header.
    @inline(__always)
    private func write(_ descriptor: UnsafePointer<Descriptor>, addingToValue base: UInt64) {
        let slot = slots + Int(producer.pointee.posted & UInt64(capacity - 1))
        var header = descriptor.pointee.header
        header.value &+= base
        slot.pointee.header = header
        if header.kind == .copy { slot.pointee.copy = descriptor.pointee.copy }
        producer.pointee.posted += 1
    }
}
