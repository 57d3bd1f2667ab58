import DeviceModel
import HostSystem
import TransferCore

/// A bucket between two versions that the copy engine writes.
///
/// The thread that reads posts the writes, between the pieces that it reads: so they begin at any time of a read, and need no
/// third processor.
struct EngineBucketWriter: BucketWriter {
    let contents = BucketContents(payload: 32768, count: 16)
    let bucket: DeviceMemory
    private let queue: EngineQueue
    /// The descriptors of a write of each content.
    private let writes: [[Descriptor]]
    private var schedule: PoissonSchedule?
    /// When something was posted last.
    private var posted = 0.0

    /// An engine that is more descriptors behind has no processor of its own, and writes while this thread waits for one.
    private static let mostWaiting = 24
    /// A write that begins so much too late, in nanoseconds, finds this thread to have waited for a processor.
    private static let longestLag = 20_000.0
    /// An engine that has nothing to do falls asleep, and wakes on the processor of this thread, which does not sleep: so it
    /// has something to do so often, in nanoseconds.
    private static let awake = 3000.0

    /// Prepares the contents, and proves that a write of each arrives.
    ///
    /// - Parameter queue: to the engine that writes; with another one there would be more busy threads than this and its.
    /// - Throws: where the system refuses memory, or a word is wrong.
    init(_ queue: EngineQueue) throws(MeasurementRefusal) {
        self.queue = queue
        let (source, sourceSlot) = try queue.allocate(contents.count * contents.span)
        let (bucket, slot) = try queue.allocate(contents.span)
        self.bucket = bucket
        writes = (0..<contents.count).map { [contents] content in
            contents.writes(of: content).map { .copy(BoundedCopy($0), from: sourceSlot, to: slot) }
        }
        contents.fill(source)
        try contents.verify(in: bucket) { [writes] content throws(MeasurementRefusal) in
            try queue.run(writes[content])
        }
    }

    mutating func start(writes perMicrosecond: Double, seed: UInt64) throws(MeasurementRefusal) {
        try queue.run([.fence])
        schedule = PoissonSchedule(perMicrosecond: perMicrosecond, seed: seed)
    }

    /// Keeps the engine awake, too.
    mutating func keepUp() throws(MeasurementRefusal) {
        let now = Double(MonotonicClock.nanoseconds())
        while let due = schedule, due.lag(at: now) >= 0, queue.waiting <= Self.mostWaiting {
            for descriptor in writes[due.begun % writes.count] { try queue.post(descriptor) }
            queue.submit()
            schedule?.begin()
            posted = now
        }
        if now - posted > Self.awake, queue.waiting == 0 {
            try queue.post(.fence)
            queue.submit()
            posted = now
        }
    }

    var isBehind: Bool {
        queue.waiting > Self.mostWaiting
            || schedule.map { $0.lag(at: Double(MonotonicClock.nanoseconds())) > Self.longestLag } ?? false
    }

    mutating func restart() throws(MeasurementRefusal) {
        try queue.drain()
        schedule?.restart()
    }

    mutating func stop() throws(MeasurementRefusal) {
        schedule = nil
        try queue.drain()
    }
}
