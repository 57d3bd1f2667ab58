import DeviceModel
import Glibc
import HostSystem
import LawExperiments
import Statistics
import TransferCore

/// A bucket between two versions that the copy engine writes at random times, and that this thread reads meanwhile.
///
/// The same thread posts the writes, between the pieces that it reads: so they begin at any time of a read, and need no third
/// processor.
struct RacedBucket {
    /// What came of reads while the bucket was written so often.
    struct Outcome {
        /// Writes that began in a microsecond, as they were asked for.
        let writes: Double
        /// The mean number of times that a read was tried again, with its 95 % interval.
        let retries: LawPoint.Found
        /// How long attempts took from the one version to the other, in nanoseconds, each.
        let attempts: [Double]
        /// Reads that succeeded.
        let reads: Int
        /// Reads that succeeded although some word was of another version.
        let torn: Int
    }

    /// Bytes of the payload.
    static let payload = 32768
    private static let version = 8
    /// An engine that is more descriptors behind has no processor of its own, and writes while this thread waits for one.
    private static let mostWaiting = 24
    /// A write that begins so much too late, in nanoseconds, finds this thread to have waited for a processor.
    private static let longestLag = 20_000.0
    /// Reads that do not count because the engine was behind, before there is no race to speak of.
    private static let mostDisturbed = reads / 100
    /// An engine that has nothing to do falls asleep, and wakes on the processor of this thread, which does not sleep: so it
    /// has something to do so often, in nanoseconds.
    private static let awake = 3000.0
    /// Read at a time, in bytes; between two of them writes begin that are due.
    private static let piece = 1024
    /// So many contents take turns: a read that began with one of them does not last until it comes back.
    private static let contents = 16
    private static let reads = 5000
    /// Pauses after a read in write times: until the next begins at any moment of the writes' lives.
    private static let rest = 4.0

    private let queue: EngineQueue
    private let bucket: DeviceMemory
    /// The descriptors of a write of each content.
    private let writes: [[Descriptor]]

    /// Prepares the contents, and proves that a write of each arrives.
    ///
    /// - Parameter queue: to the engine that writes; with another one there would be more busy threads than this and its.
    /// - Throws: where the system refuses memory, or a byte is wrong.
    init(writtenBy queue: EngineQueue) throws(MeasurementRefusal) {
        self.queue = queue
        let span = Self.payload + 2 * Self.version
        let (source, sourceSlot) = try queue.allocate(Self.contents * span)
        let (bucket, slot) = try queue.allocate(span)
        self.bucket = bucket
        writes = (0..<Self.contents).map { content in
            [(0, Self.version), (Self.version, Self.payload), (Self.version + Self.payload, Self.version)].map {
                start, count in
                .copy(
                    BoundedCopy(
                        StridedCopy(
                            sourceOffset: content * span + start, destinationOffset: start, block: count)),
                    from: sourceSlot, to: slot)
            }
        }
        for content in 0..<Self.contents {
            let words = [UInt64](repeating: UInt64(content + 1), count: span / 8)
            source.write(words.span, byteCount: span, at: content * span)
        }
        let blank = [UInt8](repeating: 0xA5, count: span)
        for content in 0..<Self.contents {
            bucket.write(blank)
            try queue.run(writes[content])
            try check(
                bucket,
                holds: [StridedCopy(sourceOffset: content * span, destinationOffset: 0, block: span)], from: source,
                over: blank)
        }
    }

    /// Reads while `writes` writes begin in a microsecond, as a Poisson process, trying again after a pause.
    ///
    /// - Parameter pause: how long a write takes at least, in nanoseconds.
    /// - Returns: nothing where the engine does not keep up with the writes.
    /// - Throws: where the engine stops.
    func read(writes perMicrosecond: Double, pause: Double, seed: UInt64) throws(MeasurementRefusal) -> Outcome? {
        try queue.run([.fence])
        var schedule = Schedule(meanGap: 1000 / perMicrosecond, seed: seed)
        var (counts, attempts, torn, disturbed): ([Double], [Double], Int, Int) = ([], [], 0, 0)
        while counts.count < Self.reads {
            try wait(Self.rest * pause, keeping: &schedule)
            var (retries, times) = (0.0, [Double]())
            while true {
                let start = MonotonicClock.nanoseconds()
                let attempt = try attempt(keeping: &schedule)
                times.append(Double(MonotonicClock.nanoseconds() - start))
                if attempt.isWhole, attempt.isMixed { torn += 1 }
                if attempt.isWhole || isBehind(schedule) { break }
                retries += 1
                try wait(pause, keeping: &schedule)
            }
            if isBehind(schedule) {
                disturbed += 1
                guard disturbed <= Self.mostDisturbed else { return nil }
                try queue.drain()
                schedule.restart()
            } else {
                counts.append(retries)
                attempts += times
            }
        }
        try queue.drain()
        return Outcome(
            writes: perMicrosecond, retries: Self.mean(of: counts), attempts: attempts, reads: counts.count, torn: torn)
    }

    /// Whether writes do not begin when they should: the engine, or this thread, has waited for a processor.
    private func isBehind(_ schedule: Schedule) -> Bool {
        queue.waiting > Self.mostWaiting
            || schedule.lag(at: Double(MonotonicClock.nanoseconds())) > Self.longestLag
    }

    /// Both versions and what lies between them, backwards: whether the versions are the same, and whether some word is not.
    private func attempt(keeping schedule: inout Schedule) throws(MeasurementRefusal) -> (isWhole: Bool, isMixed: Bool)
    {
        let last = word(at: Self.version + Self.payload)
        var words = [UInt64](repeating: 0, count: Self.piece / 8)
        var isMixed = false
        for start in stride(from: Self.version, to: Self.version + Self.payload, by: Self.piece) {
            try keepUp(with: &schedule)
            var span = words.mutableSpan
            bucket.read(into: &span, byteCount: Self.piece, at: start)
            for word in words where word != last { isMixed = true }
        }
        return (word(at: 0) == last, isMixed)
    }

    private func word(at offset: Int) -> UInt64 {
        var word: [UInt64] = [0]
        var span = word.mutableSpan
        bucket.read(into: &span, byteCount: 8, at: offset)
        return word[0]
    }

    private func wait(_ nanoseconds: Double, keeping schedule: inout Schedule) throws(MeasurementRefusal) {
        let end = Double(MonotonicClock.nanoseconds()) + nanoseconds
        while Double(MonotonicClock.nanoseconds()) < end { try keepUp(with: &schedule) }
    }

    /// Begins the writes that are due, and keeps the engine awake.
    private func keepUp(with schedule: inout Schedule) throws(MeasurementRefusal) {
        let now = Double(MonotonicClock.nanoseconds())
        while schedule.lag(at: now) >= 0, queue.waiting <= Self.mostWaiting {
            for descriptor in writes[schedule.begun % writes.count] { try queue.post(descriptor) }
            queue.submit()
            schedule.begin(at: now)
        }
        if now - schedule.posted > Self.awake, queue.waiting == 0 {
            try queue.post(.fence)
            queue.submit()
            schedule.posted = now
        }
    }

    private static func mean(of counts: [Double]) -> LawPoint.Found {
        let count = Double(counts.count)
        let mean = counts.reduce(0, +) / count
        let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let margin = StudentDistribution(freedom: count - 1).quantile(0.975) * (variance / count).squareRoot()
        return LawPoint.Found(mean, interval: max(0, mean - margin)...mean + margin)
    }

    /// When writes begin: a Poisson process.
    private struct Schedule {
        private let meanGap: Double
        private var generator: SeededGenerator
        private var next: Double
        /// Writes so far.
        private(set) var begun = 0
        /// When something was posted last.
        var posted = 0.0

        init(meanGap: Double, seed: UInt64) {
            self.meanGap = meanGap
            generator = SeededGenerator(seed: seed)
            next = 0
            restart()
        }

        /// Forgets the writes that are due.
        mutating func restart() {
            next = Double(MonotonicClock.nanoseconds())
            advance()
        }

        /// By how much the next write is late; below 0 where it is not due.
        func lag(at now: Double) -> Double { now - next }

        mutating func begin(at now: Double) {
            begun += 1
            posted = now
            advance()
        }

        private mutating func advance() {
            next -= meanGap * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
        }
    }
}
