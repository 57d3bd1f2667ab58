/// One server, customers at random times, first come first served; with a limit, whoever finds it full is lost.
public struct QueueServer {
    private enum Event { case arrival, departure }

    /// A customer who has been served.
    public struct Departure: Hashable, Sendable {
        /// When the customer came.
        public let arrival: Picoseconds
        /// When its service began.
        public let start: Picoseconds
        /// When it left.
        public let time: Picoseconds

        /// From arrival to departure.
        public var sojourn: Picoseconds { time - arrival }
        /// From arrival to the beginning of the service.
        public var wait: Picoseconds { start - arrival }
    }

    /// Customers who came.
    public private(set) var arrivals = 0
    /// Customers who found the server full.
    public private(set) var lost = 0
    private let meanGap: Picoseconds
    private let service: ServiceTime
    private let capacity: Int
    private var queue = EventQueue<Event>()
    private var arrivalTimes: RandomTimes
    private var serviceTimes: RandomTimes
    /// When those came who are here, in a ring that doubles where it is full.
    private var present: [Picoseconds] = Array(repeating: .zero, count: 8)
    private var head = 0
    private var count = 0
    private var start = Picoseconds.zero

    /// A server that nobody has come to. `capacity` counts everybody who is here, whoever is served among them.
    public init(meanGap: Picoseconds, service: ServiceTime, capacity: Int = .max, seed: UInt64) {
        precondition(capacity > 0, "a server has room for the one that it serves")
        (self.meanGap, self.service, self.capacity) = (meanGap, service, capacity)
        arrivalTimes = RandomTimes(seed: seed)
        // Another sequence: services must not depend on arrivals.
        serviceTimes = RandomTimes(seed: ~seed)
        queue.plan(.arrival, after: arrivalTimes.exponential(mean: meanGap))
    }

    /// The next one to leave.
    public mutating func next() -> Departure {
        while let event = queue.next() {
            switch event {
            case .arrival: arrive()
            case .departure:
                let left = Departure(arrival: present[head], start: start, time: queue.now)
                head = (head + 1) & (present.count - 1)
                count -= 1
                if count > 0 { serve() }
                return left
            }
        }
        preconditionFailure("every arrival plans the next one")
    }

    private mutating func arrive() {
        queue.plan(.arrival, after: arrivalTimes.exponential(mean: meanGap))
        arrivals += 1
        guard count < capacity else {
            lost += 1
            return
        }
        if count == present.count {
            present = Array(present[head...] + present[..<head]) + Array(repeating: .zero, count: count)
            head = 0
        }
        present[(head + count) & (present.count - 1)] = queue.now
        count += 1
        if count == 1 { serve() }
    }

    private mutating func serve() {
        start = queue.now
        queue.plan(.departure, after: service.draw(&serviceTimes))
    }
}
