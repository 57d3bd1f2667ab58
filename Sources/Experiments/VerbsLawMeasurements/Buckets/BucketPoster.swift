import HostSystem
import LawMeasurements
import Synchronization

/// A loop for a thread of its own, which posts writes of a bucket at random times, and what it and a reader tell each other.
///
/// Unchecked, because the queue belongs to the thread from the loop's start to its end, and to nobody else.
final class BucketPoster: @unchecked Sendable {
    private let queue: LoopbackQueue
    /// Three requests for each content.
    private let writes: [RequestChain]
    private let mustEnd = Atomic(false)
    /// How often the writes were to begin anew, and how often they have.
    private let restartsAsked = Atomic(0)
    private let restarts = Atomic(0)
    /// When the next write is to begin, and by how much one has been late since they began anew, in nanoseconds.
    private let next = Atomic(Int.max)
    private let longestLag = Atomic(0)
    private let refusal = Mutex<MeasurementRefusal?>(nil)
    private let hasEndedEarly = Atomic(false)

    /// Under way at most; the queue holds three requests of each.
    private static let mostWrites = 16
    /// What the queue must hold.
    static let depth = 3 * (mostWrites + 1)
    private static let deadlineNanoseconds = 10_000_000_000

    /// - Parameter queue: holds `depth` requests.
    init(_ writes: [RequestChain], to queue: LoopbackQueue) { (self.writes, self.queue) = (writes, queue) }

    /// Posts until it is told to end, and waits for all that was posted; a refusal ends it early.
    func run(writes perMicrosecond: Double, seed: UInt64) {
        do throws(MeasurementRefusal) {
            var schedule = PoissonSchedule(perMicrosecond: perMicrosecond, seed: seed)
            while !mustEnd.load(ordering: .acquiring) {
                let asked = restartsAsked.load(ordering: .acquiring)
                if asked != restarts.load(ordering: .relaxed) {
                    schedule.restart()
                    announce(schedule)
                    longestLag.store(0, ordering: .relaxed)
                    restarts.store(asked, ordering: .releasing)
                }
                guard lag(of: schedule) >= 0 else {
                    WorkerThread.yield()
                    continue
                }
                try queue.wait(for: queue.posted - Self.mostWrites)
                try queue.post(writes[schedule.begun % writes.count])
                // A device of software has done its work when the call returns: it was late if that was late.
                longestLag.max(lag(of: schedule), ordering: .relaxed)
                schedule.begin()
                announce(schedule)
            }
            try queue.wait(for: queue.posted)
        } catch {
            refusal.withLock { $0 = error }
            hasEndedEarly.store(true, ordering: .releasing)
        }
    }

    /// Tells the loop to end.
    func end() { mustEnd.store(true, ordering: .releasing) }

    /// Lets a loop begin that was told to end.
    func reopen() { mustEnd.store(false, ordering: .releasing) }

    /// Has the writes begin anew, and waits until they do.
    ///
    /// - Throws: as `check` does, and where the thread has not run for ten seconds.
    func restart() throws(MeasurementRefusal) {
        let asked = restartsAsked.load(ordering: .relaxed) + 1
        restartsAsked.store(asked, ordering: .releasing)
        let end = MonotonicClock.nanoseconds() + Self.deadlineNanoseconds
        while restarts.load(ordering: .acquiring) != asked {
            try check()
            WorkerThread.yield()
            guard MonotonicClock.nanoseconds() < end else {
                throw MeasurementRefusal("the thread that posts has had no processor for 10 s")
            }
        }
    }

    /// - Throws: why the loop has ended early, where it has.
    func check() throws(MeasurementRefusal) {
        guard hasEndedEarly.load(ordering: .acquiring) else { return }
        if let refusal = refusal.withLock({ $0 }) { throw refusal }
    }

    /// By how much a write is late, or has been since they began anew, in nanoseconds; below 0 where none is.
    func lag(at now: Int) -> Int {
        max(longestLag.load(ordering: .relaxed), now - next.load(ordering: .relaxed))
    }

    private func lag(of schedule: PoissonSchedule) -> Int {
        Int(schedule.lag(at: Double(MonotonicClock.nanoseconds())))
    }

    private func announce(_ schedule: PoissonSchedule) {
        let now = MonotonicClock.nanoseconds()
        next.store(now - Int(schedule.lag(at: Double(now))), ordering: .relaxed)
    }
}
