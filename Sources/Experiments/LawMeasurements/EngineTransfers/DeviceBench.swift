import CopyKernels
import DeviceModel
import HostSystem
import TransferCore

/// Memories of one simulated device, among which its copy engine, with a thread of its own, moves bytes, and the processor
/// too: the calling thread.
final class DeviceBench {
    private let device: Device
    private let memories: [DeviceMemory]
    private let ring: DescriptorRing
    private let slots: [MemorySlot]

    private static let ringCapacity = 4096
    private static let deadlineNanoseconds = 10_000_000_000
    private static let (answers, slowestAnswerNanoseconds, patienceNanoseconds) = (101, 10_000, 1_000_000_000)

    /// - Parameter sizes: bytes of each memory, of which the first holds bytes that tell their places apart.
    /// - Throws: where the system refuses memory or a thread.
    init(_ sizes: [Int]) throws(MeasurementRefusal) {
        do {
            let device = try Device(rank: 0, ranks: 1)
            let memories = try sizes.map { try device.allocate(ByteCount($0)) }
            ring = try device.engine.makeRing(capacity: Self.ringCapacity)
            slots = try memories.map { try device.engine.attach($0) }
            try device.engine.startThread(idling: .eager)
            (self.device, self.memories) = (device, memories)
        } catch { throw MeasurementRefusal("the copy engine cannot be had: \(error)") }
        if let size = sizes.first { memories[0].write(distinctBytes(size, seed: 1)) }
    }

    /// Waits, for a second at most, until the engine answers as fast as a thread with a processor of its own does.
    ///
    /// - Throws: where it does not: what would be timed then is the system's scheduling.
    func awaitAnswers() throws(MeasurementRefusal) {
        let end = MonotonicClock.nanoseconds() + Self.patienceNanoseconds
        var median = 0
        repeat {
            var times: [Int] = []
            for _ in 0..<Self.answers {
                let start = MonotonicClock.nanoseconds()
                try run([.fence])
                times.append(MonotonicClock.nanoseconds() - start)
            }
            median = times.sorted()[Self.answers / 2]
        } while median > Self.slowestAnswerNanoseconds && MonotonicClock.nanoseconds() < end
        guard median <= Self.slowestAnswerNanoseconds else {
            throw MeasurementRefusal(
                "the copy engine's thread answers after \(median) ns: it has no processor of its own; leave one free")
        }
    }

    deinit { device.engine.stopThread() }

    /// What tells the engine to copy from one memory to another.
    func descriptor(_ copy: StridedCopy, from source: Int, to destination: Int) -> Descriptor {
        .copy(BoundedCopy(copy), from: slots[source], to: slots[destination])
    }

    /// Copies by the processor, made ready.
    func processorCopies(_ copies: [StridedCopy], from source: Int, to destination: Int) -> DeviceCopies {
        DeviceCopies(from: memories[source], to: memories[destination], copies.map { BoundedCopy($0) })
    }

    /// Puts a descriptor in the ring, of at most 4,096 before `submit`.
    func post(_ descriptor: Descriptor) throws(MeasurementRefusal) {
        guard ring.post(descriptor) else {
            throw MeasurementRefusal("the ring's \(ring.capacity) descriptors are in use")
        }
    }

    /// Rings the doorbell.
    func submit() { ring.submit() }

    /// Waits by polling until all that was posted is done.
    ///
    /// - Throws: at a fault, or after ten seconds.
    func wait() throws(MeasurementRefusal) {
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

    /// Posts descriptors, at most 4,096, with one doorbell, and waits for all of them.
    func run(_ descriptors: [Descriptor]) throws(MeasurementRefusal) {
        for descriptor in descriptors { try post(descriptor) }
        submit()
        try wait()
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
