/// Holds interrupts back: one goes out when so many completions wait, or when the first of them has waited so long.
///
/// Whoever runs it keeps the clock: `completion` may ask for a timer, which comes back to `expire`.
public struct InterruptModerator: Sendable {
    /// What is to happen after a completion.
    public enum Outcome: Hashable, Sendable {
        /// An interrupt goes out now, for so many completions.
        case interrupt(Int)
        /// It waits; `expire` is to be called with this batch's number after the timeout.
        case startTimer(batch: Int)
        /// It waits.
        case hold
    }

    /// N: completions of a full batch; nothing where they are not counted.
    public let count: Int?
    /// How long the first completion of a batch may wait; nothing where time does not count.
    public let timeout: Picoseconds?
    private var waiting = 0
    private var batch = 0

    /// One condition at least is needed, or no interrupt would ever go out.
    public init(count: Int?, timeout: Picoseconds?) {
        precondition(count != nil || timeout != nil, "a moderator has a condition")
        precondition(count ?? 1 > 0, "a batch has a completion")
        (self.count, self.timeout) = (count, timeout)
    }

    /// A transfer has completed.
    public mutating func completion() -> Outcome {
        waiting += 1
        if waiting == count { return .interrupt(flush()) }
        return waiting == 1 && timeout != nil ? .startTimer(batch: batch) : .hold
    }

    /// The timer of a batch has run out: how many completions the interrupt reports, or nothing where it has gone out before.
    public mutating func expire(batch expired: Int) -> Int? { expired == batch ? flush() : nil }

    private mutating func flush() -> Int {
        defer { (waiting, batch) = (0, batch + 1) }
        return waiting
    }
}
