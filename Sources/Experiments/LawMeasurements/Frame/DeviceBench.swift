import CopyKernels
import DeviceModel
import TransferCore

/// Memories of one simulated device, among which its copy engine, with a thread of its own, moves bytes, and the processor
/// too: the calling thread.
final class DeviceBench {
    /// Where the engine's descriptors are posted.
    let queue: EngineQueue
    private let memories: [DeviceMemory]
    private let slots: [MemorySlot]

    /// - Parameter sizes: bytes of each memory, of which the first holds bytes that tell their places apart.
    /// - Throws: where the system refuses memory or a thread.
    init(_ sizes: [Int]) throws(MeasurementRefusal) {
        queue = try EngineQueue()
        var (memories, slots): ([DeviceMemory], [MemorySlot]) = ([], [])
        for size in sizes {
            let (memory, slot) = try queue.allocate(size)
            memories.append(memory)
            slots.append(slot)
        }
        (self.memories, self.slots) = (memories, slots)
        if let size = sizes.first { memories[0].write(distinctBytes(size, seed: 1)) }
    }

    /// Two memories of so many bytes, from the first of which to the second bytes are moved.
    ///
    /// - Throws: where the system refuses memory or a thread.
    convenience init(bytes: Int) throws(MeasurementRefusal) { try self.init([bytes, bytes]) }

    /// What tells the engine to copy from one memory to another.
    func descriptor(_ copy: StridedCopy, from source: Int = 0, to destination: Int = 1) -> Descriptor {
        .copy(BoundedCopy(copy), from: slots[source], to: slots[destination])
    }

    /// A descriptor for each copy from the first memory to the second.
    func descriptors(for copies: [StridedCopy]) -> [Descriptor] { copies.map { descriptor($0) } }

    /// Posts descriptors, at most 4,096, with one doorbell, and waits for all of them.
    ///
    /// - Throws: at a fault, or after ten seconds.
    func run(_ descriptors: [Descriptor]) throws(MeasurementRefusal) { try queue.run(descriptors) }

    /// Copies by the processor, made ready.
    func processorCopies(_ copies: [StridedCopy], from source: Int, to destination: Int) -> DeviceCopies {
        DeviceCopies(from: memories[source], to: memories[destination], copies.map { BoundedCopy($0) })
    }

    /// Runs a computation by the processor over a memory.
    func compute<Kernel: MemoryKernel>(_ kernel: inout Kernel, on memory: Int) { memories[memory].run(&kernel) }

    /// Proves that `action` leaves in a memory what `copies` of the first one say, and no other byte.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ copies: [StridedCopy], in destination: Int, after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: memories[destination].size.bytes)
        memories[destination].write(blank)
        try action()
        try check(memories[destination], holds: copies, from: memories[0], over: blank)
    }

    /// Proves that the engine leaves in the second memory what `copies` of the first one say, and no other byte.
    ///
    /// - Throws: where a byte differs.
    func verify(_ copies: [StridedCopy]) throws(MeasurementRefusal) {
        try verify(copies) { () throws(MeasurementRefusal) in try run(descriptors(for: copies)) }
    }
}
