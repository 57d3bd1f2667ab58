import HostSystem
import Measurement
import Workloads

/// A line on the terminal that tells how far a long run is; nothing where nobody watches.
final class Progress {
    private let isShown: Bool
    private let jobCount: Int
    private let startedAt = MonotonicClock.nanoseconds()
    private var shownAt = 0
    private var jobsDone = 0

    private static let intervalNanoseconds = 200_000_000

    /// - Parameters:
    ///   - jobCount: how many experiments there are.
    ///   - terminal: where to show the line; nothing for nowhere.
    init(jobCount: Int, on terminal: Terminal?) {
        self.jobCount = jobCount
        isShown = terminal != nil
    }

    /// Another job is done.
    func advance() { jobsDone += 1 }

    /// Shows what is being measured.
    func show(_ work: some Experiment, _ cells: [some TurnTaking]) {
        let now = MonotonicClock.nanoseconds()
        guard isShown, now - shownAt > Self.intervalNanoseconds else { return }
        shownAt = now
        let done = cells.count(where: \.isOver)
        var line = "[\(jobsDone + 1)/\(jobCount)] \(work.workload) \(work.sizeBytes) B: \(done)/\(cells.count) cells"
        if jobsDone > 0 {
            let left = (now - startedAt) / jobsDone * (jobCount - jobsDone) / 1_000_000_000
            line += ", about \(left) s left"
        }
        StandardError.write("\r\u{1B}[K\(line)")
    }

    /// Takes the line away.
    func clear() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
