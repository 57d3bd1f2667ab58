/// A head that travels to one place after the other, a place a picosecond, and serves what is asked for there.
public struct SeekingHead: Sendable {
    /// Which request is next.
    public enum Order: Hashable, Sendable {
        /// The one that came first.
        case arrival
        /// The nearest one ahead; the head turns where there is none.
        case elevator
    }

    /// How far the head went for a queue of requests.
    public struct Travel: Hashable, Sendable {
        /// To the request that was served first.
        public internal(set) var toFirst = 0
        /// From there to the one that was served last, with every turn.
        public internal(set) var fromFirst = 0

        /// All of it.
        public var total: Int { toFirst + fromFirst }
    }

    private struct Arrival { let request: Int }

    /// Where the head is.
    public private(set) var place: Int
    private var isUpward = true

    /// A head at a place, about to go up.
    public init(at place: Int) { self.place = place }

    /// Serves all of `requests`, the next of which is chosen at every stop.
    public mutating func serve(_ requests: [Int], in order: Order) -> Travel {
        var travel = Travel()
        var waiting = requests[...]
        var queue = EventQueue<Arrival>()
        if let next = chosen(from: &waiting, order) { queue.plan(Arrival(request: next), after: way(to: next)) }
        while let request = queue.next()?.request {
            let passed = abs(request - place)
            if waiting.count == requests.count - 1 { travel.toFirst = passed } else { travel.fromFirst += passed }
            place = request
            if let next = chosen(from: &waiting, order) { queue.plan(Arrival(request: next), after: way(to: next)) }
        }
        return travel
    }

    private func way(to request: Int) -> Picoseconds { Picoseconds(Int64(abs(request - place))) }

    /// Takes the next request from those that wait, in the order of their arrival; nothing where none waits.
    private mutating func chosen(from waiting: inout ArraySlice<Int>, _ order: Order) -> Int? {
        guard order == .elevator else { return waiting.popFirst() }
        guard !waiting.isEmpty else { return nil }
        if !waiting.contains(where: isAhead) { isUpward.toggle() }
        var best: Int?
        for index in waiting.indices where isAhead(waiting[index]) {
            if best.map({ abs(waiting[index] - place) < abs(waiting[$0] - place) }) ?? true { best = index }
        }
        return best.map { waiting.remove(at: $0) }
    }

    private func isAhead(_ request: Int) -> Bool { isUpward ? request >= place : request <= place }
}
