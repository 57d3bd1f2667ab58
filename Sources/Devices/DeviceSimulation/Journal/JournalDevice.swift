/// A device that serves all writes it has at the same time, and holds back what comes after a barrier until they are done
/// and flushed.
public struct JournalDevice: Sendable {
    /// What a journal came to.
    public struct Report: Hashable, Sendable {
        /// When the last barrier was passed.
        public internal(set) var elapsed = Picoseconds.zero
        /// How long the device was flushing.
        public internal(set) var flushing = Picoseconds.zero

        /// The part of the time in which it was; nothing where nothing took time.
        public var loss: Double? { elapsed > .zero ? Double(flushing.count) / Double(elapsed.count) : nil }
    }

    private enum Event {
        case written
        case flushed(since: Picoseconds)
    }

    private let flush: Picoseconds

    /// A device whose barrier costs `flush` once the writes before it are done.
    public init(flush: Picoseconds) { self.flush = flush }

    /// Serves groups of writes with a barrier behind each; a write is how long the device takes for it.
    public func run(_ groups: some Sequence<[Picoseconds]>) -> Report {
        var report = Report()
        var queue = EventQueue<Event>()
        var waiting = groups.makeIterator()
        var unwritten = 0
        func issue() {
            guard let group = waiting.next() else { return }
            unwritten = group.count
            for service in group { queue.plan(.written, after: service) }
            if group.isEmpty { queue.plan(.flushed(since: queue.now), after: flush) }
        }
        issue()
        while let event = queue.next() {
            switch event {
            case .written:
                unwritten -= 1
                if unwritten == 0 { queue.plan(.flushed(since: queue.now), after: flush) }
            case .flushed(let since):
                report.flushing += queue.now - since
                issue()
            }
        }
        report.elapsed = queue.now
        return report
    }
}
