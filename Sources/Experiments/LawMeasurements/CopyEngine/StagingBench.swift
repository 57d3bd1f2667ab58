import DeviceModel
import HostMemory
import LawExperiments
import TransferCore

/// Two devices' memories and their hosts', all memory of this host. A copy engine moves between device and host at both
/// ends; this thread plays the cards and what is between them, with a copy into a card's buffer and one out of it.
final class StagingBench {
    private typealias Hop = () throws(MeasurementRefusal) -> Void

    /// The engine of both ends.
    let queue: EngineQueue
    private let source: HostMemory
    private let hosts: (near: HostMemory, far: HostMemory)
    private let card: HostMemory
    private let destination: HostMemory
    private let slots: (source: MemorySlot, near: MemorySlot, far: MemorySlot, destination: MemorySlot)

    /// Chunks that the engine fetches ahead of the cards.
    private static let ahead = 2

    /// - Parameter bytes: of the largest message.
    /// - Throws: where the system refuses memory or a thread.
    init(bytes: Int) throws(MeasurementRefusal) {
        queue = try EngineQueue()
        do throws(TransferError) {
            source = try HostMemory(size: ByteCount(bytes))
            hosts = (try HostMemory(size: ByteCount(bytes)), try HostMemory(size: ByteCount(bytes)))
            card = try HostMemory(size: ByteCount(bytes))
            destination = try HostMemory(size: ByteCount(bytes))
        } catch { throw MeasurementRefusal("\(error)") }
        slots = (
            try queue.attach(source), try queue.attach(hosts.near), try queue.attach(hosts.far),
            try queue.attach(destination)
        )
        source.write(distinctBytes(bytes, seed: 1))
    }

    /// The copy from the device to its host, alone.
    func fetching(_ bytes: Int) -> () throws(MeasurementRefusal) -> Void {
        let descriptors = [Descriptor.copy(BoundedCopy(.whole(bytes)), from: slots.source, to: slots.near)]
        return { [queue] () throws(MeasurementRefusal) in try queue.run(descriptors) }
    }

    /// The two copies from host to host, alone.
    func crossing(_ bytes: Int) -> () throws(MeasurementRefusal) -> Void {
        let hop = across(.whole(bytes), from: hosts.near, to: hosts.far)
        return { () throws(MeasurementRefusal) in hop() }
    }

    /// From device to device past the hosts: two copies.
    func direct(_ bytes: Int) -> () throws(MeasurementRefusal) -> Void {
        let hop = across(.whole(bytes), from: source, to: destination)
        return { () throws(MeasurementRefusal) in hop() }
    }

    /// Through the hosts: four copies of each chunk, of which the last may be shorter; different chunks at a time.
    func staged(_ bytes: Int, chunk: Int) -> () throws(MeasurementRefusal) -> Void {
        let chunks = stride(from: 0, to: bytes, by: chunk).map { StridedCopy.whole(min(chunk, bytes - $0), at: $0) }
        let fetches = chunks.map { Descriptor.copy(BoundedCopy($0), from: slots.source, to: slots.near) }
        let hops = chunks.map { across($0, from: hosts.near, to: hosts.far) }
        let stores = chunks.map { Descriptor.copy(BoundedCopy($0), from: slots.far, to: slots.destination) }
        // How many descriptors had been posted with each fetch: what is timed allocates nothing.
        var fetched = [UInt64](repeating: 0, count: fetches.count)
        return { [queue] () throws(MeasurementRefusal) in
            func fetch(_ index: Int) throws(MeasurementRefusal) {
                try queue.post(fetches[index])
                queue.submit()
                fetched[index] = queue.posted
            }
            for index in fetches.indices.prefix(Self.ahead) { try fetch(index) }
            for index in chunks.indices {
                try queue.wait(for: fetched[index])
                hops[index]()
                try queue.post(stores[index])
                queue.submit()
                if index + Self.ahead < fetches.count { try fetch(index + Self.ahead) }
            }
            try queue.drain()
        }
    }

    /// Proves that `way` moves a message of so many bytes, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ bytes: Int, after way: () throws(MeasurementRefusal) -> Void) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        for memory in [hosts.near, card, hosts.far, destination] { memory.write(blank) }
        try way()
        try check(destination, holds: [.whole(bytes)], from: source, over: blank)
    }

    /// A copy into the card's buffer, and one out of it.
    private func across(_ copy: StridedCopy, from: HostMemory, to: HostMemory) -> () -> Void {
        let read = HostCopies(from: from, [(copies: [copy], destination: card)])
        let write = HostCopies(from: card, [(copies: [copy], destination: to)])
        return {
            read.run()
            write.run()
        }
    }
}
