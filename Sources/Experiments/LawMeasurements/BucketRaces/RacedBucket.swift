import HostSystem
import LawExperiments
import Statistics
import TransferCore

/// A bucket between two versions that is written at random times, and that this thread reads meanwhile.
package struct RacedBucket<Writer: BucketWriter> {
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

    private var writer: Writer
    /// How long a write takes, in nanoseconds: what a reader pauses before it tries again.
    let write: Double
    private let reads: Int
    private let mostDisturbed: Int
    private let shortestAttempt: Double

    /// Read at a time, in bytes; between two of them writes begin that are due.
    private let piece = 1024
    /// Pauses after a read in write times: until the next begins at any moment of the writes' lives.
    private let rest = 4.0

    /// - Parameters:
    ///   - writer: writes the bucket.
    ///   - write: how long a write takes, in nanoseconds.
    ///   - reads: of which the mean is taken.
    ///   - disturbed: the part of the reads that may not count because the writer was behind, before there is no race to
    ///     speak of.
    ///   - lasting: how many writes an attempt to read lasts at least: the reader waits between the pieces that it reads.
    package init(
        _ writer: Writer, write: Double, reads: Int = 5000, disturbed: Double = 0.01, lasting writes: Double = 0
    ) {
        (self.writer, self.write, self.reads) = (writer, write, reads)
        (mostDisturbed, shortestAttempt) = (Int(disturbed * Double(reads)), writes * write)
    }

    /// Bytes of the payload.
    var payload: Int { writer.contents.payload }

    /// Reads while `writes` writes begin in a microsecond, as a Poisson process, trying again after a pause.
    ///
    /// - Returns: nothing where the writer does not keep up with the writes.
    /// - Throws: where the writer stops.
    mutating func read(writes perMicrosecond: Double, seed: UInt64) throws(MeasurementRefusal) -> Outcome? {
        try writer.start(writes: perMicrosecond, seed: seed)
        var (counts, attempts, torn, disturbed): ([Double], [Double], Int, Int) = ([], [], 0, 0)
        while counts.count < reads, disturbed <= mostDisturbed {
            try wait(until: Double(MonotonicClock.nanoseconds()) + rest * write)
            var times: [Double] = []
            while true {
                let start = MonotonicClock.nanoseconds()
                let attempt = try attempt()
                times.append(Double(MonotonicClock.nanoseconds() - start))
                if writer.isBehind {
                    disturbed += 1
                    try writer.restart()
                    break
                }
                if attempt.isWhole {
                    counts.append(Double(times.count - 1))
                    attempts += times
                    torn += attempt.isMixed ? 1 : 0
                    break
                }
                try wait(until: Double(MonotonicClock.nanoseconds()) + write)
            }
        }
        try writer.stop()
        guard disturbed <= mostDisturbed else { return nil }
        return Outcome(
            writes: perMicrosecond, retries: Self.mean(of: counts), attempts: attempts, reads: counts.count, torn: torn)
    }

    /// Both versions and what lies between them, backwards: whether the versions are the same, and whether some word is not.
    private mutating func attempt() throws(MeasurementRefusal) -> (isWhole: Bool, isMixed: Bool) {
        let (version, payload) = (BucketContents.version, payload)
        let began = Double(MonotonicClock.nanoseconds())
        let last = word(at: version + payload)
        var words = [UInt64](repeating: 0, count: piece / 8)
        var isMixed = false
        for start in stride(from: 0, to: payload, by: piece) {
            try wait(until: began + shortestAttempt * Double(start) / Double(payload))
            var span = words.mutableSpan
            writer.bucket.read(into: &span, byteCount: piece, at: version + start)
            for word in words where word != last { isMixed = true }
        }
        if shortestAttempt > 0 { try wait(until: began + shortestAttempt) }
        return (word(at: 0) == last, isMixed)
    }

    private func word(at offset: Int) -> UInt64 {
        var word: [UInt64] = [0]
        var span = word.mutableSpan
        writer.bucket.read(into: &span, byteCount: 8, at: offset)
        return word[0]
    }

    private mutating func wait(until end: Double) throws(MeasurementRefusal) {
        repeat { try writer.keepUp() } while Double(MonotonicClock.nanoseconds()) < end
    }

    private static func mean(of counts: [Double]) -> LawPoint.Found {
        guard let mean = BatchEstimate(batches: counts.map { [1, $0] }, confidence: 0.95, of: { $0[1] / $0[0] }) else {
            return LawPoint.Found(counts.first ?? 0)
        }
        return LawPoint.Found(mean.value, interval: max(0, mean.interval.lowerBound)...mean.interval.upperBound)
    }
}
