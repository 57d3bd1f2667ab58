import DeviceModel
import HostMemory
import LawExperiments
import TransferCore

/// Pieces of host memory that the simulated device's copy engine gathers into the device's memory, or that the processor
/// packs into a bounce buffer for the engine to take as one.
final class GatherBench: GatheringBench {
    /// The engine that gathers.
    let queue: EngineQueue
    private let source: HostMemory
    private let bounce: HostMemory
    private let destination: DeviceMemory
    private let slots: (source: MemorySlot, bounce: MemorySlot, destination: MemorySlot)

    /// - Parameters:
    ///   - source: the bytes among which the pieces lie.
    ///   - arriving: the bytes of all pieces, at most.
    /// - Throws: where the system refuses memory or a thread.
    init(source bytes: Int, arriving: Int) throws(MeasurementRefusal) {
        queue = try EngineQueue()
        do throws(TransferError) {
            source = try HostMemory(size: ByteCount(bytes))
            bounce = try HostMemory(size: ByteCount(arriving))
        } catch { throw MeasurementRefusal("\(error)") }
        let device = try queue.allocate(arriving)
        destination = device.memory
        slots = (try queue.attach(source), try queue.attach(bounce), device.slot)
        source.write(distinctBytes(bytes, seed: 1))
    }

    /// The engine gathers `pieces`, at most `limit` in a request; it is told of a request when the one before is done.
    func gathering(
        _ pieces: [StridedCopy], atMost limit: Int
    ) -> () throws(MeasurementRefusal) -> Void {
        let descriptors = pieces.map { Descriptor.copy(BoundedCopy($0), from: slots.source, to: slots.destination) }
        let requests = stride(from: 0, to: descriptors.count, by: min(limit, descriptors.count)).map {
            Array(descriptors[$0..<min($0 + min(limit, descriptors.count), descriptors.count)])
        }
        return { [queue] () throws(MeasurementRefusal) in for request in requests { try queue.run(request) } }
    }

    /// The processor packs `pieces`, which arrive one behind the other, and the engine moves them with one descriptor.
    func packing(_ pieces: [StridedCopy]) -> () throws(MeasurementRefusal) -> Void {
        let copies = HostCopies(from: source, [(copies: pieces, destination: bounce)])
        let whole = StridedCopy.whole(pieces.reduce(0) { $0 + $1.byteCount })
        let request = [Descriptor.copy(BoundedCopy(whole), from: slots.bounce, to: slots.destination)]
        return { [queue] () throws(MeasurementRefusal) in
            copies.run()
            try queue.run(request)
        }
    }

    /// Proves that `way` leaves the bytes of `pieces` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ pieces: [StridedCopy], after way: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        destination.write(blank)
        bounce.write([UInt8](repeating: 0x5A, count: bounce.size.bytes))
        try way()
        try check(destination, holds: pieces, from: source, over: blank)
    }
}
