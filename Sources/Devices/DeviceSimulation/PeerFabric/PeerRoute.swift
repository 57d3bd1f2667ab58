/// A way between two devices, packet by packet, in both directions at once.
public struct PeerRoute: Sendable {
    private enum Event {
        /// A hop has sent a packet's last byte.
        case sent(hop: Int)
        /// A packet is at a hop, or behind the last.
        case arrived(hop: Int)
    }

    /// What bytes pass.
    public let hops: [FabricHop]
    /// Bytes of a packet without its header.
    public let payload: Int
    /// Bytes of a header; a request to read is nothing else.
    public let header: Int

    /// Traps without a hop.
    public init(hops: [FabricHop], payload: Int, header: Int) {
        precondition(!hops.isEmpty && payload >= 1 && header >= 0, "bytes pass a hop, in packets")
        (self.hops, self.payload, self.header) = (hops, payload, header)
    }

    /// When the last byte of `packets` packets is there that the sender writes.
    public func write(packets: Int) -> Picoseconds {
        var queue = EventQueue<Event>()
        var line = Line(hops, bytes: payload + header, from: 0)
        var left = packets - 1
        line.arrive(at: 0, &queue)
        while let event = queue.next() {
            // The sender has the next packet ready as soon as its link is free, and not before: the fabric keeps few.
            if case .sent(hop: 0) = event, left > 0 {
                left -= 1
                line.queued[0] += 1
            }
            _ = line.handle(event, &queue)
        }
        return queue.now
    }

    /// When the last byte of `requests` requests has come, of which each is answered by `packets` packets.
    ///
    /// - Parameter credits: how many requests may wait for their answers at once.
    public func read(requests: Int, credits: Int, packets: Int) -> Picoseconds {
        var queue = EventQueue<Event>()
        // Requests go the other way, in the other direction of every hop; hops are numbered on from there.
        var asking = Line(hops.reversed(), bytes: header, from: 0)
        var answering = Line(hops, bytes: payload + header, from: hops.count + 1)
        var (left, received) = (requests, 0)
        func ask() {
            guard left > 0 else { return }
            left -= 1
            asking.arrive(at: 0, &queue)
        }
        for _ in 0..<min(credits, requests) { ask() }
        while let event = queue.next() {
            if asking.handle(event, &queue) { for _ in 0..<packets { answering.arrive(at: 0, &queue) } }
            if answering.handle(event, &queue) {
                received += 1
                if received % packets == 0 { ask() }
            }
        }
        return queue.now
    }

    /// Hops in one direction with the packets that wait at each.
    private struct Line {
        private let hops: [FabricHop]
        private let bytes: Int
        /// The number of its first hop among the events'.
        private let first: Int
        /// Packets that wait at each hop.
        var queued: [Int]
        private var isBusy: [Bool]

        init(_ hops: some Sequence<FabricHop>, bytes: Int, from first: Int) {
            (self.hops, self.bytes, self.first) = (Array(hops), bytes, first)
            queued = self.hops.map { _ in 0 }
            isBusy = self.hops.map { _ in false }
        }

        /// A packet comes to a hop now.
        mutating func arrive(at hop: Int, _ queue: inout EventQueue<Event>) {
            queued[hop] += 1
            start(hop, &queue)
        }

        /// Lets an event happen that is one of this line's; says whether a packet has come through.
        mutating func handle(_ event: Event, _ queue: inout EventQueue<Event>) -> Bool {
            switch event {
            case .sent(let number):
                let hop = number - first
                guard hops.indices.contains(hop) else { return false }
                isBusy[hop] = false
                queue.plan(.arrived(hop: number + 1), after: hops[hop].latency)
                start(hop, &queue)
                return false
            case .arrived(let number):
                let hop = number - first
                if hop == hops.count { return true }
                if hops.indices.contains(hop) { arrive(at: hop, &queue) }
                return false
            }
        }

        private mutating func start(_ hop: Int, _ queue: inout EventQueue<Event>) {
            guard !isBusy[hop], queued[hop] > 0 else { return }
            queued[hop] -= 1
            isBusy[hop] = true
            queue.plan(.sent(hop: hop + first), after: hops[hop].rate.time(for: bytes))
        }
    }
}
