import HostMemory
import LawMeasurements
import TransferCore
import Verbs

/// Pages of registered memory that an RDMA device writes to the same places of another, a write for each run.
final class PageWrites: DirtyPagesBench {
    private let page: Int
    private let queue: LoopbackQueue
    private let source: RegisteredMemory
    private let destination: RegisteredMemory
    /// A write for each run that there can be; what it writes, and where to, is filled in for each bitmap.
    private let writes: SendRequestList
    private let everything: RequestChain

    /// - Parameters:
    ///   - device: carries the bytes.
    ///   - count: of the pages.
    ///   - page: bytes of each.
    /// - Throws: where the system or the device refuses.
    init(on device: LoopbackDevice, count: Int, bytes page: Int) throws(MeasurementRefusal) {
        let (bytes, mostRuns) = (count * page, (count + 1) / 2)
        let queue = try LoopbackQueue(on: device, depth: mostRuns)
        let (source, destination) = (
            try RegisteredMemory(bytes, in: queue.domain), try RegisteredMemory(bytes, in: queue.domain)
        )
        source.memory.write(distinctBytes(bytes, seed: 1))
        func write(_ size: Int, isReported: Bool) -> SendRequest {
            SendRequest(
                .write(to: destination.region.remote.location(at: 0, size: size)),
                [source.region.segment(at: 0, size: size)], isReported: isReported)
        }
        writes = SendRequestList(
            [SendRequest](repeating: write(page, isReported: false), count: mostRuns), limits: queue.limits)
        everything = RequestChain([write(bytes, isReported: true)], limits: queue.limits)
        (self.page, self.queue, self.source, self.destination) = (page, queue, source, destination)
    }

    /// Fills in a write for each run as it is found, and rings the doorbell at the end; the last write is reported.
    func send(_ bitmap: DirtyBitmap) throws(MeasurementRefusal) {
        var count = 0
        bitmap.forEachRun { run in
            let (start, size) = (run.lowerBound * page, run.count * page)
            writes.setSegment(0, to: source.region.segment(at: start, size: size), at: count)
            writes.setRemoteAddress(destination.region.remote.location(at: start, size: size).address, at: count)
            count += 1
        }
        guard count > 0 else { return }
        writes.setSignalled(true, at: count - 1)
        try queue.post(writes, first: count, reported: 1)
        writes.setSignalled(false, at: count - 1)
        try queue.wait(for: queue.posted)
    }

    func sendEverything() throws(MeasurementRefusal) { try queue.run(everything) }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.memory.size.bytes)
        destination.memory.write(blank)
        try action()
        try check(destination.memory, holds: copies, from: source.memory, over: blank)
    }
}
