public import TransferCore

/// What the methods of one transport were measured to cost: `auto` chooses by it where there is a map.
public struct MethodCosts: Hashable, Sendable {
    /// The cost of each method that was measured.
    public let costs: [Method: SteppedCost]

    /// Costs as they were measured.
    public init(_ costs: [Method: SteppedCost]) { self.costs = costs }

    /// The method that costs least; the one named first where two cost the same. Nothing where none of them was measured.
    public func cheapest(
        of methods: some Sequence<Method>, transfers: Int = 1, pieces: Int, bytes: Int
    ) -> Method? {
        var best: (method: Method, cost: Double)?
        for method in methods {
            guard let cost = costs[method] else { continue }
            let nanoseconds = cost.nanoseconds(transfers: transfers, pieces: pieces, bytes: bytes)
            if best.map({ nanoseconds < $0.cost }) ?? true { best = (method, nanoseconds) }
        }
        return best?.method
    }
}
