import DeviceModel
import HostMemory
import HostSystem
import TransferCore

/// A queue to the simulated device's copy engine in this process, over memories that the engine is told of. The engine has
/// a thread of its own, or is run by who waits for it.
final class EngineQueue {
    private let device: Device
    private let ring: DescriptorRing

    private static let capacity = 4096
    private static let deadlineNanoseconds = 10_000_000_000

    /// - Parameter hasThread: whether the engine works beside this thread, or only while this thread waits.
    /// - Throws: where the system refuses memory or a thread.
    init(hasThread: Bool = true) throws(MeasurementRefusal) {
        do {
            device = try Device(rank: 0, ranks: 1)
            ring = try device.engine.makeRing(capacity: Self.capacity)
            if hasThread { try device.engine.startThread(idling: .eager) }
        } catch { throw MeasurementRefusal("the copy engine cannot be had: \(error)") }
    }

    deinit { device.engine.stopThread() }

    /// Memory of the device that the engine reaches.
    ///
    /// - Throws: where the system refuses it.
    func allocate(_ bytes: Int) throws(MeasurementRefusal) -> (memory: DeviceMemory, slot: MemorySlot) {
        do {
            let memory = try device.allocate(ByteCount(bytes))
            return (memory, try device.engine.attach(memory))
        } catch { throw MeasurementRefusal("the copy engine has no memory: \(error)") }
    }

    /// Lets the engine reach memory that the processor reaches too.
    ///
    /// - Throws: where the engine knows as many memories as it can.
    func attach(_ memory: HostMemory) throws(MeasurementRefusal) -> MemorySlot {
        do { return try device.engine.attach(memory.buffer) } catch { throw MeasurementRefusal("\(error)") }
    }

    /// How many descriptors have ever been posted.
    var posted: UInt64 { ring.posted }

    /// How many of them the engine has not executed yet.
    var waiting: UInt64 { ring.posted - ring.completed }

    /// Puts a descriptor in the ring of 4,096, for the engine to see after `submit()`.
    ///
    /// - Throws: where the ring is full.
    func post(_ descriptor: Descriptor) throws(MeasurementRefusal) {
        guard ring.post(descriptor) else {
            throw MeasurementRefusal("more descriptors than the ring's \(ring.capacity) are under way")
        }
    }

    /// Rings the doorbell.
    func submit() { ring.submit() }

    /// Posts descriptors with one doorbell, and waits for all of them.
    ///
    /// - Throws: where they do not fit the ring, and as `wait` does.
    func run(_ descriptors: [Descriptor]) throws(MeasurementRefusal) {
        for descriptor in descriptors { try post(descriptor) }
        submit()
        try drain()
    }

    /// Waits for all that was posted.
    ///
    /// - Throws: as `wait` does.
    func drain() throws(MeasurementRefusal) { try wait(for: posted) }

    /// Waits by polling until as many descriptors as `count` have ever been executed.
    ///
    /// - Throws: at a fault, or after ten seconds.
    func wait(for count: UInt64) throws(MeasurementRefusal) {
        let end = MonotonicClock.nanoseconds() + Self.deadlineNanoseconds
        var polls = 0
        while ring.completed < count {
            device.engine.progress()
            polls += 1
            guard polls & 0x3ff == 0 else { continue }
            // Where threads are more than processors, the engine's may be waiting for this one.
            WorkerThread.yield()
            if let fault = ring.fault { throw MeasurementRefusal("the copy engine stopped: \(fault)") }
            guard MonotonicClock.nanoseconds() < end else {
                throw MeasurementRefusal("the copy engine has not finished after 10 s")
            }
        }
    }
}
