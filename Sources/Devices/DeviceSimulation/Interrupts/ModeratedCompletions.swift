/// Completions at random times before an interrupt moderator, event by event.
public struct ModeratedCompletions {
    private enum Event { case completion, timer(batch: Int) }

    /// An interrupt.
    public struct Interrupt: Hashable, Sendable {
        /// When.
        public let time: Picoseconds
        /// How many completions it reports.
        public let completions: Int
        /// How long they have waited, all together.
        public let waited: Picoseconds
        /// How long the first of them has.
        public let longest: Picoseconds
    }

    private var queue = EventQueue<Event>()
    private var moderator: InterruptModerator
    private var times: RandomTimes
    private let meanGap: Picoseconds
    private var first = Picoseconds.zero
    private var since = Picoseconds.zero
    private var waiting = 0
    private var waited = Picoseconds.zero

    /// Completions with exponential times between them.
    public init(meanGap: Picoseconds, moderator: InterruptModerator, seed: UInt64) {
        (self.meanGap, self.moderator, times) = (meanGap, moderator, RandomTimes(seed: seed))
        queue.plan(.completion, after: times.exponential(mean: meanGap))
    }

    /// The next interrupt.
    public mutating func next() -> Interrupt {
        while let event = queue.next() {
            switch event {
            case .completion:
                queue.plan(.completion, after: times.exponential(mean: meanGap))
                wait()
                if waiting == 0 { first = queue.now }
                waiting += 1
                switch moderator.completion() {
                case .interrupt(let count): return interrupt(count)
                case .startTimer(let batch):
                    if let timeout = moderator.timeout { queue.plan(.timer(batch: batch), after: timeout) }
                case .hold: break
                }
            case .timer(let batch):
                guard let count = moderator.expire(batch: batch) else { continue }
                wait()
                return interrupt(count)
            }
        }
        preconditionFailure("every completion plans the next one")
    }

    /// Everybody who waits has waited until now.
    private mutating func wait() {
        waited += waiting * (queue.now - since)
        since = queue.now
    }

    private mutating func interrupt(_ count: Int) -> Interrupt {
        precondition(count == waiting, "an interrupt reports whoever waits")
        defer { (waiting, waited) = (0, .zero) }
        return Interrupt(time: queue.now, completions: count, waited: waited, longest: queue.now - first)
    }
}
