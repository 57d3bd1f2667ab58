/// Sends the pages that a bitmap marks: looks at one after the other, and lets an engine move each run of dirty pages as
/// soon as its end is seen. One thing at a time.
public struct DirtyPageTransfer: Sendable {
    /// What a transfer came to.
    public struct Report: Hashable, Sendable {
        /// When the last byte had been written.
        public internal(set) var elapsed = Picoseconds.zero
        /// How many runs were sent.
        public internal(set) var runs = 0
        /// How many pages were sent, dirty or not.
        public internal(set) var pages = 0
    }

    private enum Event {
        case looked(at: Int)
        case processed(Range<Int>, nextPage: Int)
        case moved(Range<Int>, nextPage: Int)
    }

    private let page: Int
    private let scan: Picoseconds
    private let overhead: Picoseconds
    private let rate: DataRate
    private let joined: Int

    /// - Parameters:
    ///   - page: the bytes of a page.
    ///   - scan: looking at a page's bit.
    ///   - overhead: what the descriptor of a run costs.
    ///   - rate: how fast bytes move.
    ///   - joined: as many clean pages between two dirty ones are sent with them.
    public init(page: Int, scan: Picoseconds, overhead: Picoseconds, rate: DataRate, joining joined: Int = 0) {
        precondition(page > 0 && joined >= 0, "a page has bytes, and as many are joined as there are")
        (self.page, self.scan, self.overhead, self.rate, self.joined) = (page, scan, overhead, rate, joined)
    }

    /// Sends from `source` to `destination` the pages for which `dirty` says so; traps where a memory is smaller than
    /// that many pages.
    public func run(dirty: [Bool], from source: PlainMemory, to destination: inout PlainMemory) -> Report {
        var report = Report()
        var queue = EventQueue<Event>()
        var open: Range<Int>?
        func plan(_ next: Int) {
            if next < dirty.count {
                queue.plan(.looked(at: next), after: scan)
            } else if let run = open {
                open = nil
                queue.plan(.processed(run, nextPage: next), after: overhead)
            }
        }
        plan(0)
        while let event = queue.next() {
            switch event {
            case .looked(let index):
                if dirty[index] {
                    open = (open?.lowerBound ?? index)..<index + 1
                } else if let run = open, index - run.upperBound >= joined {
                    open = nil
                    queue.plan(.processed(run, nextPage: index + 1), after: overhead)
                    continue
                }
                plan(index + 1)
            case .processed(let run, let next):
                queue.plan(.moved(run, nextPage: next), after: rate.time(for: run.count * page))
            case .moved(let run, let next):
                destination.copy(
                    run.lowerBound * page..<run.upperBound * page, of: source, to: run.lowerBound * page)
                report.runs += 1
                report.pages += run.count
                plan(next)
            }
        }
        report.elapsed = queue.now
        return report
    }
}
