import HostMemory
import LawMeasurements
import TransferCore
import Verbs

/// Pieces of registered memory that an RDMA device gathers and writes one behind the other, or that the processor packs for
/// a write of one segment.
final class WriteBench: GatheringBench {
    /// Where the writes are posted.
    let queue: LoopbackQueue
    /// Among which the pieces lie.
    let source: RegisteredMemory
    private let bounce: RegisteredMemory
    /// Where they arrive.
    let destination: RegisteredMemory

    /// - Parameters:
    ///   - device: carries the bytes.
    ///   - bytes: among which the pieces lie.
    ///   - arriving: the bytes of all pieces, at most.
    ///   - segments: of a request, at most.
    ///   - depth: requests under way, at most.
    /// - Throws: where the system or the device refuses.
    init(
        on device: LoopbackDevice, source bytes: Int, arriving: Int, segments: Int = 1, depth: Int = 64
    ) throws(MeasurementRefusal) {
        queue = try LoopbackQueue(on: device, depth: depth, segments: segments)
        source = try RegisteredMemory(bytes, in: queue.domain)
        bounce = try RegisteredMemory(arriving, in: queue.domain)
        destination = try RegisteredMemory(arriving, in: queue.domain)
        source.memory.write(distinctBytes(bytes, seed: 1))
    }

    /// Writes of `pieces`, which arrive one behind the other, with at most so many segments each, posted with one doorbell;
    /// the end of the last is reported.
    func writes(_ pieces: [StridedCopy], atMost segments: Int) -> RequestChain {
        RequestChain(requests(pieces, atMost: segments), limits: queue.limits)
    }

    /// A write of each of `pieces`, which arrive one behind the other, posted in lists of so many, with a doorbell for each
    /// list; the end of the last is waited for.
    func writing(_ pieces: [StridedCopy], inListsOf length: Int) -> () throws(MeasurementRefusal) -> Void {
        let requests = requests(pieces, atMost: 1)
        let lists = stride(from: 0, to: requests.count, by: length).map { start in
            RequestChain(Array(requests[start..<min(start + length, requests.count)]), limits: queue.limits)
        }
        return { [queue] () throws(MeasurementRefusal) in
            for list in lists { try queue.post(list) }
            try queue.wait(for: queue.posted)
        }
    }

    /// The end of the last is reported.
    private func requests(_ pieces: [StridedCopy], atMost segments: Int) -> [SendRequest] {
        stride(from: 0, to: pieces.count, by: segments).map { start in
            let these = pieces[start..<min(start + segments, pieces.count)]
            return SendRequest(
                .write(to: place(of: these)),
                these.map { source.region.segment(at: $0.sourceOffset, size: $0.byteCount) },
                isReported: start + segments >= pieces.count)
        }
    }

    /// The device gathers `pieces`, at most so many in a request.
    func gathering(_ pieces: [StridedCopy], atMost segments: Int) -> () throws(MeasurementRefusal) -> Void {
        let chain = writes(pieces, atMost: segments)
        return { [queue] () throws(MeasurementRefusal) in try queue.run(chain) }
    }

    /// The processor packs `pieces`, which arrive one behind the other, and the device writes one segment.
    func packing(_ pieces: [StridedCopy]) -> () throws(MeasurementRefusal) -> Void {
        let copies = HostCopies(from: source.memory, [(copies: pieces, destination: bounce.memory)])
        let bytes = pieces.reduce(0) { $0 + $1.byteCount }
        let write = SendRequest(
            .write(to: destination.region.remote.location(at: 0, size: bytes)),
            [bounce.region.segment(at: 0, size: bytes)])
        let chain = RequestChain([write], limits: queue.limits)
        return { [queue] () throws(MeasurementRefusal) in
            copies.run()
            try queue.run(chain)
        }
    }

    /// Proves that `way` leaves the bytes of `pieces` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ pieces: [StridedCopy], after way: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.memory.size.bytes)
        destination.memory.write(blank)
        bounce.memory.write([UInt8](repeating: 0x5A, count: bounce.memory.size.bytes))
        try way()
        try check(destination.memory, holds: pieces, from: source.memory, over: blank)
    }

    /// Where pieces land that arrive one behind the other; traps where they do not.
    private func place(of pieces: ArraySlice<StridedCopy>) -> RemoteLocation {
        let first = pieces.first?.destinationOffset ?? 0
        let end = pieces.reduce(first) { end, piece in
            precondition(piece.destinationOffset == end, "the pieces of a write arrive one behind the other")
            return end + piece.byteCount
        }
        return destination.region.remote.location(at: first, size: end - first)
    }
}
