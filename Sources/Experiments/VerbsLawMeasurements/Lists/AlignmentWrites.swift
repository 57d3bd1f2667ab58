import HostMemory
import LawMeasurements
import TransferCore
import Verbs

/// A buffer of registered memory that an RDMA device writes from where it lies, and by way of a second memory.
final class AlignmentWrites: AlignmentBench {
    /// Of a request: a head, a middle and a tail.
    static let segments = 3

    private let queue: LoopbackQueue
    private let source: RegisteredMemory
    private let bounce: RegisteredMemory
    private let destination: RegisteredMemory

    /// - Parameters:
    ///   - device: carries the bytes.
    ///   - bytes: in which the buffer lies.
    /// - Throws: where the system or the device refuses.
    init(on device: LoopbackDevice, bytes: Int) throws(MeasurementRefusal) {
        queue = try LoopbackQueue(on: device, segments: Self.segments)
        source = try RegisteredMemory(bytes, in: queue.domain)
        bounce = try RegisteredMemory(bytes, in: queue.domain)
        destination = try RegisteredMemory(bytes, in: queue.domain)
        source.memory.write(distinctBytes(bytes, seed: 1))
    }

    func moving(_ parts: [AlignmentSweep.Part]) -> () throws(MeasurementRefusal) -> Void {
        let copies = HostCopies(from: source.memory, [(parts.compactMap(\.toBounce), bounce.memory)])
        let size = parts.reduce(0) { $0 + $1.range.count }
        let segments = parts.map { part in
            part.bounce.map { bounce.region.segment(at: $0, size: part.range.count) }
                ?? source.region.segment(at: part.range.lowerBound, size: part.range.count)
        }
        let write = SendRequest(.write(to: destination.region.remote.location(at: 0, size: size)), segments)
        let chain = RequestChain([write], limits: queue.limits)
        return { [queue] () throws(MeasurementRefusal) in
            copies.run()
            try queue.run(chain)
        }
    }

    func copying(_ copy: StridedCopy) -> () throws(MeasurementRefusal) -> Void {
        let copies = HostCopies(from: source.memory, [([copy], destination.memory)])
        return { copies.run() }
    }

    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.memory.size.bytes)
        destination.memory.write(blank)
        try action()
        try check(destination.memory, holds: copies, from: source.memory, over: blank)
    }
}
