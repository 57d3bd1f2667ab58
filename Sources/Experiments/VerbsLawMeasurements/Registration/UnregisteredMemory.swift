import HostMemory
import LawMeasurements
import TransferCore
import Verbs
import VerbsTransport

/// Host memory that is registered for some writes out of it, and taken back.
final class UnregisteredMemory {
    let memory: HostMemory
    private let queue: LoopbackQueue
    private let destination: RegisteredMemory

    /// `bytes` of it, from which a queue writes to a memory of `arriving` bytes.
    ///
    /// - Throws: where the system or the device refuses.
    init(_ bytes: Int, arriving: Int, over queue: LoopbackQueue) throws(MeasurementRefusal) {
        do throws(TransferError) { memory = try HostMemory(size: ByteCount(bytes)) } catch {
            throw MeasurementRefusal("\(error)")
        }
        self.queue = queue
        destination = try RegisteredMemory(arriving, in: queue.domain)
        memory.write(distinctBytes(bytes, seed: 2))
    }

    /// Registers the first `size` bytes, builds a request for them, writes the first `bytes` of them `uses` times, one write after the other, and takes
    /// the registration back.
    ///
    /// - Throws: where the device refuses.
    func use(_ size: Int, writing bytes: Int, uses: Int) throws(MeasurementRefusal) {
        let region = try refusing { () throws(VerbsError) in
            try MemoryRegion(
                in: queue.domain, first: size, of: memory, access: [.localWrite, .remoteWrite, .remoteRead])
        }
        // The key is new each time, so that the request is.
        let write = SendRequest(
            .write(to: destination.region.remote.location(at: 0, size: bytes)), [region.segment(at: 0, size: bytes)])
        let chain = RequestChain([write], limits: queue.limits)
        for _ in 0..<uses { try queue.run(chain) }
        _ = consume region
    }

    /// Proves that using it leaves its first `bytes` in the destination, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ size: Int, writing bytes: Int, uses: Int) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.memory.size.bytes)
        destination.memory.write(blank)
        try use(size, writing: bytes, uses: uses)
        try check(destination.memory, holds: [.whole(bytes)], from: memory, over: blank)
    }
}
