/// Transfers as fluids over links that they share fairly, from one beginning or end of a transfer to the next.
///
/// Exact in whole numbers: bytes in millionths of a millionth, so that a rate in bytes a second times picoseconds is one.
public struct FluidLinks: Sendable {
    private enum Event { case begins(Int), ends(plan: Int) }

    private static let partsOfAByte: Int128 = 1_000_000_000_000

    private let sharing: FairSharing

    /// Links, by what each carries in bytes a second; above 0.
    public init(capacities: [Int]) { sharing = FairSharing(capacities: capacities) }

    /// Carries transfers, each over the links of its path.
    public func carry(_ transfers: [FabricTransfer], over paths: [[Int]]) -> FabricOutcome {
        var queue = EventQueue<Event>()
        var left = transfers.map { Int128($0.bytes) * Self.partsOfAByte }
        var finished = Array(repeating: Picoseconds.zero, count: transfers.count)
        var carried = Array(repeating: Int128(0), count: sharing.capacities.count)
        var (active, rates): ([Int], [Int]) = ([], [])
        var (plan, before) = (0, Picoseconds.zero)
        for (index, transfer) in transfers.enumerated() { queue.plan(.begins(index), at: transfer.start) }
        while let event = queue.next() {
            if case .ends(let planned) = event, planned != plan { continue }
            let now = queue.now
            for (flow, rate) in zip(active, rates) {
                let moved = min(left[flow], Int128(rate) * Int128((now - before).count))
                left[flow] -= moved
                for link in paths[flow] { carried[link] += moved }
                if left[flow] == 0 { finished[flow] = now }
            }
            before = now
            active.removeAll { left[$0] == 0 }
            if case .begins(let flow) = event { active.append(flow) }
            rates = sharing.rates(of: active.map { paths[$0] })
            // Whatever was planned for the rates until now does not count any more.
            plan += 1
            if let end = zip(active, rates).map({ Self.time(for: left[$0], at: $1) }).min() {
                queue.plan(.ends(plan: plan), after: end)
            }
        }
        return FabricOutcome(finished: finished, carried: carried.map { Int($0 / Self.partsOfAByte) })
    }

    /// When the last part of a byte has passed: rounded up.
    private static func time(for parts: Int128, at rate: Int) -> Picoseconds {
        precondition(rate > 0, "a link carries a byte a second of each of its flows")
        return Picoseconds(Int64((parts + Int128(rate) - 1) / Int128(rate)))
    }
}
