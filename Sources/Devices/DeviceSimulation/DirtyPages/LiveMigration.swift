/// Sends memory while its owner writes to it, page after page, and then again what was written meanwhile, round by round;
/// stops the owner once little is left, sends that, and looks whether every byte is the same.
///
/// The owner comes to each page in turn, so that it makes a clean page dirty with every write as long as any is left.
public struct LiveMigration: Sendable {
    /// What a migration came to.
    public struct Report: Hashable, Sendable {
        /// The dirty pages before the first round and after each.
        public internal(set) var volumes: [Int]
        /// Whether little enough was left; otherwise a round had left as much as the one before it.
        public internal(set) var hasConverged = false
        /// Whether both memories are the same at the end, byte for byte.
        public internal(set) var isSame = false

        /// How many rounds there were before the owner was stopped.
        public var rounds: Int { volumes.count - 1 }
    }

    private enum Event {
        case sent(page: Int)
        case written
    }

    private let page: Int
    private let interval: Picoseconds
    private let rate: DataRate

    /// - Parameters:
    ///   - page: the bytes of a page; at least 8.
    ///   - interval: the owner writes to a page that often; above 0.
    ///   - rate: how fast bytes move.
    public init(page: Int, writeEvery interval: Picoseconds, rate: DataRate) {
        precondition(page >= 8 && interval > .zero, "a page has 8 bytes, and time passes between two writes")
        (self.page, self.interval, self.rate) = (page, interval, rate)
    }

    /// Migrates so many pages, until `remainder` or fewer are dirty.
    public func run(pages: Int, remainder: Int) -> Report {
        var source = PlainMemory(patterned: pages * page, seed: 0)
        var destination = PlainMemory(zeros: pages * page)
        var report = Report(volumes: [pages])
        var queue = EventQueue<Event>()
        var (dirty, left, writes) = ([Bool](repeating: true, count: pages), pages, 0)
        var round = [Int]().makeIterator()
        func send(_ index: Int) {
            destination.copy(index * page..<(index + 1) * page, of: source, to: index * page)
        }
        func beginRound() {
            round = dirty.indices.filter { dirty[$0] }.makeIterator()
            (dirty, left) = (dirty.map { _ in false }, 0)
            if let first = round.next() { queue.plan(.sent(page: first), after: rate.time(for: page)) }
        }
        if pages > remainder {
            queue.plan(.written, after: interval)
            beginRound()
        }
        moving: while let event = queue.next() {
            switch event {
            case .written:
                let index = writes % pages
                writes += 1
                for (byte, place) in (index * page..<index * page + 8).enumerated() {
                    source[place] = UInt8(truncatingIfNeeded: writes >> (8 * byte))
                }
                if !dirty[index] { (dirty[index], left) = (true, left + 1) }
                queue.plan(.written, after: interval)
            case .sent(let index):
                send(index)
                if let next = round.next() {
                    queue.plan(.sent(page: next), after: rate.time(for: page))
                    continue
                }
                report.volumes.append(left)
                if left <= remainder || left >= report.volumes[report.rounds - 1] { break moving }
                beginRound()
            }
        }
        report.hasConverged = left <= remainder || pages <= remainder
        // The owner stands still now.
        for index in dirty.indices where dirty[index] { send(index) }
        report.isSame = destination.holds(0..<source.count, of: source, at: 0)
        return report
    }
}
