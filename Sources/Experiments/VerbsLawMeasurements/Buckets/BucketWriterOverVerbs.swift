import HostMemory
import HostSystem
import LawMeasurements

/// A bucket between two versions that an RDMA device writes: three writes on one queue pair, posted with one doorbell by a
/// thread of its own.
///
/// A device of software works on the processor that posts: the reader needs another one to meet a write half done.
final class BucketWriterOverVerbs: BucketWriter {
    let contents: BucketContents
    private let bench: WriteBench
    private let poster: BucketPoster
    private let longestLag: Int
    private var thread: WorkerThread?
    /// When the reader was seen last, and the longest time for which it was not.
    private var (seen, longestAbsence) = (0, 0)

    /// Prepares the contents, and proves that a write of each arrives.
    ///
    /// - Parameters:
    ///   - device: carries the bytes.
    ///   - longestLag: nanoseconds; a write that is later, or a reader that is away for longer, has waited for a processor.
    /// - Throws: where the system or the device refuses, or a word is wrong.
    init(
        on device: LoopbackDevice, _ contents: BucketContents, longestLag: Double
    ) throws(MeasurementRefusal) {
        let bench = try WriteBench(
            on: device, source: contents.count * contents.span, arriving: contents.span, depth: BucketPoster.depth)
        contents.fill(bench.source.memory)
        let writes = (0..<contents.count).map { bench.writes(contents.writes(of: $0), atMost: 1) }
        try contents.verify(in: bench.destination.memory) { content throws(MeasurementRefusal) in
            try bench.queue.run(writes[content])
        }
        (self.contents, self.bench, self.longestLag) = (contents, bench, Int(longestLag))
        poster = BucketPoster(writes, to: bench.queue)
    }

    deinit { endThread() }

    var bucket: HostMemory { bench.destination.memory }

    func start(writes perMicrosecond: Double, seed: UInt64) throws(MeasurementRefusal) {
        poster.reopen()
        do throws(SystemError) {
            thread = try WorkerThread(name: "rdmark-writer") { [poster] in
                poster.run(writes: perMicrosecond, seed: seed)
            }
        } catch { throw MeasurementRefusal("\(error)") }
        try restart()
    }

    func keepUp() throws(MeasurementRefusal) {
        try poster.check()
        let now = MonotonicClock.nanoseconds()
        longestAbsence = max(longestAbsence, now - seen)
        seen = now
    }

    var isBehind: Bool {
        let now = MonotonicClock.nanoseconds()
        return max(longestAbsence, now - seen, poster.lag(at: now)) > longestLag
    }

    func restart() throws(MeasurementRefusal) {
        try poster.restart()
        (seen, longestAbsence) = (MonotonicClock.nanoseconds(), 0)
    }

    func stop() throws(MeasurementRefusal) {
        endThread()
        try poster.check()
    }

    private func endThread() {
        poster.end()
        thread?.join()
        thread = nil
    }
}
