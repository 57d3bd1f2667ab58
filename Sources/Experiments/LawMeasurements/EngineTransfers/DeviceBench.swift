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

    /// What tells the engine to copy from one memory to another.
    func descriptor(_ copy: StridedCopy, from source: Int, to destination: Int) -> Descriptor {
        .copy(BoundedCopy(copy), from: slots[source], to: slots[destination])
    }

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
        _ copies: [StridedCopy], in destination: Int, _ action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: memories[destination].size.bytes)
        memories[destination].write(blank)
        try action()
        try check(memories[destination], holds: copies, from: memories[0], over: blank)
    }
}
