/// A network card whose queue pairs share one link: messages are posted, leave one after the other, and complete when the
/// answer of the far card is back.
public struct NetworkCard: Sendable {
    private enum Event {
        case posted(pair: Int)
        case ready
        case sent(pair: Int)
        case completed(pair: Int)
    }

    /// From a program's posting until the card knows of the message.
    public let posting: Picoseconds
    /// From a message's last byte on the link until the program sees its completion.
    public let answer: Picoseconds
    /// The least time between the starts of two messages: 1 over the card's message rate.
    public let gap: Picoseconds
    /// The link.
    public let link: DataRate

    /// See the properties.
    public init(posting: Picoseconds, answer: Picoseconds, gap: Picoseconds, link: DataRate) {
        (self.posting, self.answer, self.gap, self.link) = (posting, answer, gap, link)
    }

    /// What a run has shown.
    public struct Run: Hashable, Sendable {
        /// When the message that completed first, and the one that did last, had completed.
        public fileprivate(set) var (first, last) = (Picoseconds.zero, Picoseconds.zero)
        /// How many messages completed.
        public fileprivate(set) var completed = 0
        /// How many were under way at once at most, over all pairs.
        public fileprivate(set) var mostUnderWay = 0
    }

    /// Sends messages of `bytes` bytes over as many queue pairs as there are windows, `messages` on each; the card takes
    /// from the pairs in turn. Memory grows with the depth and not with the number of messages.
    public func send(bytes: Int, messages: Int, windows: [PostingWindow]) -> Run {
        var queue = EventQueue<Event>()
        var run = Run()
        var pairs = windows.map { Pair(window: $0, left: messages) }
        var (turn, isReady, isFree) = (0, true, true)
        var underWay = 0
        let time = link.time(for: bytes)

        func post(_ pair: Int) {
            let count = pairs[pair].toPost()
            underWay += count
            run.mostUnderWay = max(run.mostUnderWay, underWay)
            for _ in 0..<count { queue.plan(.posted(pair: pair), after: posting) }
        }
        func startNext() {
            guard isReady, isFree else { return }
            for step in pairs.indices {
                let pair = (turn + step) % pairs.count
                guard pairs[pair].waiting > 0 else { continue }
                pairs[pair].waiting -= 1
                turn = pair + 1
                (isReady, isFree) = (false, false)
                queue.plan(.ready, after: gap)
                queue.plan(.sent(pair: pair), after: time)
                return
            }
        }

        for pair in pairs.indices { post(pair) }
        while let event = queue.next() {
            switch event {
            case .posted(let pair): pairs[pair].waiting += 1
            case .ready: isReady = true
            case .sent(let pair):
                isFree = true
                queue.plan(.completed(pair: pair), after: answer)
            case .completed(let pair):
                if run.completed == 0 { run.first = queue.now }
                run.completed += 1
                run.last = queue.now
                underWay -= 1
                pairs[pair].underWay -= 1
                post(pair)
            }
            startNext()
        }
        return run
    }

    /// A queue pair and its program.
    private struct Pair {
        let window: PostingWindow
        /// Messages that the program has yet to post.
        var left: Int
        /// Messages that the card knows of and has not begun.
        var waiting = 0
        /// Messages that have been posted and have not completed.
        var underWay = 0

        /// How many messages the program posts now.
        mutating func toPost() -> Int {
            let room =
                switch window {
                case .sliding(let depth): depth - underWay
                case .batched(let depth): underWay == 0 ? depth : 0
                }
            let count = min(room, left)
            left -= count
            underWay += count
            return count
        }
    }
}
