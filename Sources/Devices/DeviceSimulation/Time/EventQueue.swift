/// What is to happen, the earliest first, and in the order of its planning where the time is the same: a run does not
/// depend on anything else.
///
/// A binary heap. Its memory grows with the number of events that wait, not with the length of the run.
public struct EventQueue<Event> {
    private struct Entry {
        let time: Picoseconds
        /// The number of events planned before it.
        let order: UInt64
        let event: Event

        func precedes(_ other: Entry) -> Bool {
            time != other.time ? time < other.time : order < other.order
        }
    }

    private var heap: [Entry] = []
    private var planned: UInt64 = 0

    /// The time of the event that was taken last: now.
    public private(set) var now = Picoseconds.zero

    /// A queue without events, at time 0.
    public init() {}

    /// How many events wait.
    public var count: Int { heap.count }

    /// How many events have been taken.
    public var taken: UInt64 { planned - UInt64(heap.count) }

    /// Lets `event` happen at `time`, which must not have passed.
    public mutating func plan(_ event: Event, at time: Picoseconds) {
        precondition(time >= now, "an event is planned for the past")
        heap.append(Entry(time: time, order: planned, event: event))
        planned += 1
        rise(from: heap.count - 1)
    }

    /// Lets `event` happen so much later than now.
    public mutating func plan(_ event: Event, after delay: Picoseconds) { plan(event, at: now + delay) }

    /// The next event, after which its time is now; nothing where none waits.
    public mutating func next() -> Event? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        now = first.time
        return first.event
    }

    private mutating func rise(from start: Int) {
        var index = start
        while index > 0 {
            let parent = (index - 1) / 2
            guard heap[index].precedes(heap[parent]) else { return }
            heap.swapAt(index, parent)
            index = parent
        }
    }

    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in 2 * index + 1...2 * index + 2 where child < heap.count && heap[child].precedes(heap[least]) {
                least = child
            }
            guard least != index else { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
