import CopyKernels
import DeviceModel
import HostSystem
import TransferCore

/// The simulated device's copy engine, with a thread of its own, between two memories in one process: descriptors are
/// posted and then waited for by polling.
final class EngineBench {
    /// Where the descriptors are posted.
    let queue: EngineQueue
    private let source: DeviceMemory
    private let destination: DeviceMemory
    private let slots: (source: MemorySlot, destination: MemorySlot)

    /// - Parameter bytes: of each memory.
    /// - Throws: where the system refuses memory or a thread.
    init(bytes: Int) throws(MeasurementRefusal) {
        queue = try EngineQueue()
        let (from, to) = (try queue.allocate(bytes), try queue.allocate(bytes))
        (source, destination, slots) = (from.memory, to.memory, (from.slot, to.slot))
        source.write(distinctBytes(bytes, seed: 1))
    }

    /// A descriptor for each copy.
    func descriptors(for copies: [StridedCopy]) -> [Descriptor] {
        copies.map { .copy(BoundedCopy($0), from: slots.source, to: slots.destination) }
    }

    /// Posts descriptors, at most 4,096, with one doorbell, and waits for all of them.
    ///
    /// - Throws: at a fault, or after ten seconds.
    func run(_ descriptors: [Descriptor]) throws(MeasurementRefusal) { try queue.run(descriptors) }

    /// Proves that the descriptors of `copies` leave the bytes that the copies say, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ copies: [StridedCopy]) throws(MeasurementRefusal) {
        try verify(copies) { () throws(MeasurementRefusal) in try run(descriptors(for: copies)) }
    }

    /// Proves that `action` leaves the bytes that `copies` say, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void) throws(MeasurementRefusal)
    {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        destination.write(blank)
        try action()
        try check(destination, holds: copies, from: source, over: blank)
    }
}
