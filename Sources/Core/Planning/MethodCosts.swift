internal import Laws
public import TransferCore

/// What a strided transfer costs by one method: T = a + k t + S / B for k contiguous pieces of S bytes in all (law L5).
public struct MethodCost: Hashable, Sendable {
    /// A transfer, whatever it moves, in nanoseconds: a.
    public var setupNanoseconds: Double
    /// A contiguous piece, in nanoseconds: t. A segment of `gather`, a request of `fragment`, a copy of `pack`.
    public var pieceNanoseconds: Double
    /// A byte, in nanoseconds: 1/B.
    public var byteNanoseconds: Double

    /// See the properties.
    public init(setupNanoseconds: Double, pieceNanoseconds: Double, byteNanoseconds: Double) {
        self.setupNanoseconds = setupNanoseconds
        self.pieceNanoseconds = pieceNanoseconds
        self.byteNanoseconds = byteNanoseconds
    }

    /// What transfers cost, in nanoseconds.
    ///
    /// - Parameters:
    ///   - pieces: contiguous pieces of all of them.
    ///   - bytes: bytes of all of them.
    public func nanoseconds(transfers: Int = 1, pieces: Int, bytes: Int) -> Double {
        ListTime(
            request: Nanoseconds(setupNanoseconds), segment: Nanoseconds(pieceNanoseconds),
            byte: Nanoseconds(byteNanoseconds)
        ).time(segments: pieces, bytes: bytes, requests: transfers).value
    }
}

/// What the methods of one transport were measured to cost: `auto` chooses by it where there is a map.
public struct MethodCosts: Hashable, Sendable {
    /// The cost of each method that was measured.
    public let costs: [Method: MethodCost]

    /// Costs as they were measured.
    public init(_ costs: [Method: MethodCost]) { self.costs = costs }

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
