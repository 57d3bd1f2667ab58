/// A bus that one master has at a time, for a burst: a third-party controller's, or one of bus masters.
public struct ArbitratedBus: Fabric, Sendable {
    /// Who comes next.
    public enum Arbitration: Hashable, Sendable {
        /// Whoever wants the bus, in turn.
        case roundRobin
        /// The first in the order of the transfers that wants it.
        case priority
    }

    /// Who moves the data.
    public enum Party: Hashable, Sendable {
        /// The device itself: a burst crosses the bus once.
        case first
        /// A controller, which reads a burst and then writes it.
        case third
    }

    private enum Event { case request(Int), grant, burstEnds(Int, bytes: Int, isRead: Bool) }

    /// How fast bytes pass.
    public let rate: DataRate
    /// The most bytes for which a master keeps the bus; above 0.
    public let burst: Int
    /// Who comes next.
    public let arbitration: Arbitration
    /// Who moves the data.
    public let party: Party

    /// See the properties.
    public init(rate: DataRate, burst: Int, arbitration: Arbitration, party: Party = .first) {
        precondition(burst > 0, "a burst has a byte")
        (self.rate, self.burst, self.arbitration, self.party) = (rate, burst, arbitration, party)
    }

    /// Carries them all, burst by burst. The bus is given away when all requests of a moment are in.
    public func carry(_ transfers: [FabricTransfer]) -> FabricOutcome {
        var queue = EventQueue<Event>()
        var left = Array(repeating: 0, count: transfers.count)
        var finished = Array(repeating: Picoseconds.zero, count: transfers.count)
        var (carried, isBusy, last) = (0, false, transfers.count - 1)
        for (index, transfer) in transfers.enumerated() { queue.plan(.request(index), at: transfer.start) }
        while let event = queue.next() {
            switch event {
            case .request(let index):
                left[index] = transfers[index].bytes
                queue.plan(.grant, after: .zero)
            case .grant:
                guard !isBusy, let index = next(of: left, after: last) else { break }
                (isBusy, last) = (true, index)
                let bytes = min(burst, left[index])
                queue.plan(.burstEnds(index, bytes: bytes, isRead: party == .third), after: rate.time(for: bytes))
            case .burstEnds(let index, let bytes, isRead: true):
                carried += bytes
                queue.plan(.burstEnds(index, bytes: bytes, isRead: false), after: rate.time(for: bytes))
            case .burstEnds(let index, let bytes, isRead: false):
                carried += bytes
                isBusy = false
                left[index] -= bytes
                if left[index] == 0 { finished[index] = queue.now }
                queue.plan(.grant, after: .zero)
            }
        }
        return FabricOutcome(finished: finished, carried: [carried])
    }

    /// Who has the bus next, of those with bytes left.
    private func next(of left: [Int], after last: Int) -> Int? {
        let first = arbitration == .roundRobin ? last + 1 : 0
        return left.indices.map { (first + $0) % left.count }.first { left[$0] > 0 }
    }
}
