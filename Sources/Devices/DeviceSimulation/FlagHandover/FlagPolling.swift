/// Two engines in virtual time: the second moves its payload, passes its fence and sets a flag; the first moves its own
/// payload, polls for the flag, and then writes the header.
public struct FlagPolling: Sendable {
    /// When the first engine looks at the flag.
    public enum Looks: Hashable, Sendable {
        /// At a timer's ticks, of which the first comes so long after the start.
        case timer(phase: Picoseconds)
        /// In a loop that begins once its own payload has landed.
        case loop
    }

    private enum Event {
        case firstLanded
        case secondLanded
        case fencePassed
        case flagVisible
        case tick
        case look
        case headerVisible
    }

    /// T1 and T2: how long the payloads take, the first's fence included.
    public var first, second: Picoseconds
    /// What the second engine's fence costs once its payload has landed, and its flag; above 0.
    public var fence, flag: Picoseconds
    /// Between two looks; above 0.
    public var poll: Picoseconds
    /// How long the header takes.
    public var header: Picoseconds

    /// See the properties.
    public init(
        first: Picoseconds, second: Picoseconds, fence: Picoseconds, flag: Picoseconds, poll: Picoseconds,
        header: Picoseconds
    ) {
        precondition(fence > .zero && flag > .zero && poll > .zero, "a fence, a flag and a look take time")
        (self.first, self.second, self.fence, self.flag) = (first, second, fence, flag)
        (self.poll, self.header) = (poll, header)
    }

    /// When the header is visible.
    public func run(_ looks: Looks) -> Picoseconds {
        var queue = EventQueue<Event>()
        var (hasLanded, isFlagVisible) = (false, false)
        queue.plan(.firstLanded, after: first)
        queue.plan(.secondLanded, after: second)
        if case .timer(let phase) = looks { queue.plan(.tick, after: phase) }
        while let event = queue.next() {
            switch event {
            case .firstLanded:
                hasLanded = true
                if looks == .loop { queue.plan(.tick, after: .zero) }
            case .secondLanded: queue.plan(.fencePassed, after: fence)
            case .fencePassed: queue.plan(.flagVisible, after: flag)
            case .flagVisible: isFlagVisible = true
            // What happens at the same time as a look is seen by it.
            case .tick: queue.plan(.look, after: .zero)
            case .look:
                let isDone = hasLanded && isFlagVisible
                queue.plan(isDone ? .headerVisible : .tick, after: isDone ? header : poll)
            case .headerVisible: return queue.now
            }
        }
        return queue.now
    }
}
