import DeviceModel
import HostMemory
import LawExperiments
import TransferCore

/// A message in chunks through two equal stages: a copy engine with a thread of its own, and another copy engine that this
/// thread runs.
final class RelayBench {
    private let source: HostMemory
    private let middle: HostMemory
    private let destination: HostMemory
    /// The first stage.
    let queue: EngineQueue
    private let second: EngineQueue
    private let slots: (source: MemorySlot, middle: (MemorySlot, MemorySlot), destination: (MemorySlot, MemorySlot))

    /// Chunks that the first engine is told of ahead of the second.
    private static let ahead = 4

    /// - Parameter message: its bytes.
    /// - Throws: where the system refuses memory or a thread.
    init(message: Int) throws(MeasurementRefusal) {
        do throws(TransferError) {
            source = try HostMemory(size: ByteCount(message))
            middle = try HostMemory(size: ByteCount(message))
            destination = try HostMemory(size: ByteCount(message))
        } catch { throw MeasurementRefusal("\(error)") }
        (queue, second) = (try EngineQueue(), try EngineQueue(hasThread: false))
        slots = (
            try queue.attach(source), (try queue.attach(middle), try second.attach(middle)),
            (try queue.attach(destination), try second.attach(destination))
        )
        source.write(distinctBytes(message, seed: 1))
    }

    /// The message in chunks of so many bytes, which divide it.
    func sending(chunk: Int) -> () throws(MeasurementRefusal) -> Void {
        let copies = stride(from: 0, to: source.size.bytes, by: chunk).map {
            BoundedCopy(StridedCopy.whole(chunk, at: $0))
        }
        let first = copies.map { Descriptor.copy($0, from: slots.source, to: slots.middle.0) }
        let onward = copies.map { Descriptor.copy($0, from: slots.middle.1, to: slots.destination.1) }
        return { [queue, second] () throws(MeasurementRefusal) in
            let start = queue.posted
            for descriptor in first.prefix(Self.ahead) {
                try queue.post(descriptor)
                queue.submit()
            }
            for index in onward.indices {
                try queue.wait(for: start + UInt64(index) + 1)
                if index + Self.ahead < first.count {
                    try queue.post(first[index + Self.ahead])
                    queue.submit()
                }
                try second.post(onward[index])
                second.submit()
                try second.drain()
            }
        }
    }

    /// So many chunks of the message, from its start again after its end, through the first stage alone.
    func descriptors(_ chunks: Int, chunk: Int) -> [Descriptor] {
        places(chunks, chunk: chunk, remainder: chunk).map {
            .copy(BoundedCopy($0), from: slots.source, to: slots.middle.0)
        }
    }

    /// The way back of such chunks, of which so many bytes each are left, on the first engine.
    func descriptorsBack(_ chunks: Int, chunk: Int, remainder: Int) -> [Descriptor] {
        places(chunks, chunk: chunk, remainder: remainder).map {
            .copy(BoundedCopy($0), from: slots.middle.0, to: slots.destination.0)
        }
    }

    private func places(_ chunks: Int, chunk: Int, remainder: Int) -> [StridedCopy] {
        let count = source.size.bytes / chunk
        return (0..<chunks).map { .whole(remainder, at: $0 % count * chunk) }
    }

    /// Proves that `way` leaves `remainder` bytes of each of so many chunks in the destination, and no others.
    ///
    /// - Throws: where a byte differs.
    func verifyBack(
        _ chunks: Int, chunk: Int, remainder: Int, after way: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        middle.write(blank)
        destination.write(blank)
        try way()
        try check(
            destination, holds: places(chunks, chunk: chunk, remainder: remainder), from: source, over: blank)
    }

    /// Proves that `way` moves the first `bytes` of the message through the first stage, and no others.
    ///
    /// - Throws: where a byte differs.
    func verifyFirst(
        _ bytes: Int, after way: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: middle.size.bytes)
        middle.write(blank)
        try way()
        try check(middle, holds: [.whole(bytes)], from: source, over: blank)
    }

    /// Proves that `way` moves the message.
    ///
    /// - Throws: where a byte differs.
    func verify(_ way: () throws(MeasurementRefusal) -> Void) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        middle.write(blank)
        destination.write(blank)
        try way()
        try check(destination, holds: [.whole(source.size.bytes)], from: source, over: blank)
    }
}
