import CopyKernels
import DeviceModel
import HostSystem
import TransferCore

/// The simulated device's copy engine, with a thread of its own, between two memories in one process: descriptors are
/// posted and then waited for by polling.
final class EngineBench {
    private let source: DeviceMemory
    private let destination: DeviceMemory
    private let device: Device
    private let ring: DescriptorRing
    private let slots: (source: MemorySlot, destination: MemorySlot)

    private static let ringCapacity = 4096
    private static let deadlineNanoseconds = 10_000_000_000

    /// - Parameter bytes: of each memory.
    /// - Throws: where the system refuses memory or a thread.
    init(bytes: Int) throws(MeasurementRefusal) {
        do {
            device = try Device(rank: 0, ranks: 1)
            source = try device.allocate(ByteCount(bytes))
            destination = try device.allocate(ByteCount(bytes))
            ring = try device.engine.makeRing(capacity: Self.ringCapacity)
            slots = (try device.engine.attach(source), try device.engine.attach(destination))
            try device.engine.startThread(idling: .eager)
        } catch { throw MeasurementRefusal("the copy engine cannot be had: \(error)") }
        source.write(distinctBytes(bytes, seed: 1))
    }

    deinit { device.engine.stopThread() }

    /// A descriptor for each copy.
    func descriptors(for copies: [StridedCopy]) -> [Descriptor] {
        copies.map { .copy(BoundedCopy($0), from: slots.source, to: slots.destination) }
    }

    /// Posts descriptors, at most 4,096, with one doorbell, and waits for all of them.
    ///
    /// - Throws: at a fault, or after ten seconds.
    func run(_ descriptors: [Descriptor]) throws(MeasurementRefusal) {
        for descriptor in descriptors where !ring.post(descriptor) {
            throw MeasurementRefusal("\(descriptors.count) descriptors do not fit the ring's \(ring.capacity)")
        }
        ring.submit()
        let end = MonotonicClock.nanoseconds() + Self.deadlineNanoseconds
        var polls = 0
        while !ring.isDrained {
            polls += 1
            guard polls & 0xffff == 0 else { continue }
            if let fault = ring.fault { throw MeasurementRefusal("the copy engine stopped: \(fault)") }
            guard MonotonicClock.nanoseconds() < end else {
                throw MeasurementRefusal("the copy engine has not finished after 10 s")
            }
        }
    }

    /// Proves that the descriptors of `copies` leave the bytes that the copies say, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ copies: [StridedCopy]) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        destination.write(blank)
        try run(descriptors(for: copies))
        try check(destination, holds: copies, from: source, over: blank)
    }
}
