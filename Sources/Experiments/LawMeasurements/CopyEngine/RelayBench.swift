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
    private let queues: (first: EngineQueue, second: EngineQueue)
    private let slots: (source: MemorySlot, middle: (MemorySlot, MemorySlot), destination: MemorySlot)

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
        queues = (try EngineQueue(), try EngineQueue(hasThread: false))
        slots = (
            try queues.first.attach(source), (try queues.first.attach(middle), try queues.second.attach(middle)),
            try queues.second.attach(destination)
        )
        source.write(distinctBytes(message, seed: 1))
    }

    /// The message in chunks of so many bytes, which divide it.
    func sending(chunk: Int) -> () throws(MeasurementRefusal) -> Void {
        let copies = stride(from: 0, to: source.size.bytes, by: chunk).map {
            BoundedCopy(StridedCopy.whole(chunk, at: $0))
        }
        let first = copies.map { Descriptor.copy($0, from: slots.source, to: slots.middle.0) }
        let second = copies.map { Descriptor.copy($0, from: slots.middle.1, to: slots.destination) }
        return { [queues] () throws(MeasurementRefusal) in
            let start = queues.first.posted
            for descriptor in first.prefix(Self.ahead) {
                try queues.first.post(descriptor)
                queues.first.submit()
            }
            for index in second.indices {
                try queues.first.wait(for: start + UInt64(index) + 1)
                if index + Self.ahead < first.count {
                    try queues.first.post(first[index + Self.ahead])
                    queues.first.submit()
                }
                try queues.second.post(second[index])
                queues.second.submit()
                try queues.second.drain()
            }
        }
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
