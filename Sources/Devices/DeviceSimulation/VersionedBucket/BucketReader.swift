/// Reads a bucket over and over, while writes to it begin at random, and counts how often it must read again: whenever the
/// bucket was being written at the start, or a write has begun before the end. That is what the versions tell it.
public struct BucketReader: Sendable {
    private enum Event {
        case writeBegins
        case writeEnds
        case readBegins
        case readEnds
    }

    private let meanGap: Picoseconds
    private let write: Picoseconds
    private let read: Picoseconds
    private let pause: Picoseconds

    /// - Parameters:
    ///   - meanGap: the mean time from the beginning of a write to that of the next one; above 0.
    ///   - write: how long a write takes.
    ///   - read: how long an attempt takes; above 0.
    ///   - pause: between a failed attempt and the next one.
    public init(meanGap: Picoseconds, write: Picoseconds, read: Picoseconds, pause: Picoseconds) {
        precondition(meanGap > .zero && read > .zero, "time passes between writes, and in a read")
        (self.meanGap, self.write, self.read, self.pause) = (meanGap, write, read, pause)
    }

    /// Retries of each of so many reads, given to `record` one by one.
    ///
    /// Between two reads every write that could have touched the first one ends, so that the figures are independent.
    public func run(reads: Int, seed: UInt64, record: (_ retries: Int) -> Void) {
        var times = RandomTimes(seed: seed)
        var queue = EventQueue<Event>()
        var (begun, writing) = (0, 0)
        var (begunBefore, wasWriting) = (0, false)
        var (done, retries) = (0, 0)
        queue.plan(.writeBegins, after: times.exponential(mean: meanGap))
        queue.plan(.readBegins, after: write)
        while done < reads, let event = queue.next() {
            switch event {
            case .writeBegins:
                (begun, writing) = (begun + 1, writing + 1)
                queue.plan(.writeEnds, after: write)
                queue.plan(.writeBegins, after: times.exponential(mean: meanGap))
            case .writeEnds:
                writing -= 1
            case .readBegins:
                (begunBefore, wasWriting) = (begun, writing > 0)
                queue.plan(.readEnds, after: read)
            case .readEnds:
                if wasWriting || begun != begunBefore {
                    retries += 1
                    queue.plan(.readBegins, after: pause)
                } else {
                    record(retries)
                    (done, retries) = (done + 1, 0)
                    queue.plan(.readBegins, after: write)
                }
            }
        }
    }
}
