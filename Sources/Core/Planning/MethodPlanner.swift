public import TransferCore

/// Chooses for method `auto`, and the operation where none is asked for.
public enum MethodPlanner {
    /// A method and how its bytes cross.
    public struct Choice: Hashable, Sendable {
        /// The method; not `auto`.
        public let method: Method
        /// How the bytes cross.
        public let operation: Operation

        /// A method and an operation.
        public init(method: Method, operation: Operation) {
            self.method = method
            self.operation = operation
        }
    }

    /// The cheapest way among `pack`, `gather` and `coalesce`; the one named first where two cost the same. Both ends of a
    /// transfer choose alike.
    ///
    /// - Parameters:
    ///   - operation: how the bytes have to cross; as each method likes best unless given.
    ///   - gap: for `coalesce`, the longest gap that travels, in bytes.
    ///   - figures: what the choice is made by where nothing was measured.
    ///   - measured: what the methods, `fragment` among them, were measured to cost.
    public static func choice(
        from source: some WireLayout, to destination: some WireLayout, operation: Operation?, limits: RequestLimits,
        gap: Int,
        figures: CostFigures, measured: MethodCosts? = nil
    ) throws(TransferError) -> Choice {
        let pieces = max(source.pieceCount, destination.pieceCount)
        let able = [Method.gather, .pack, .coalesce, .fragment].filter { !($0 == .coalesce && operation == .write) }
        if let method = measured?.cheapest(of: able, pieces: pieces, bytes: source.byteCount) {
            return Choice(
                method: method,
                operation: operation ?? self.operation(of: method, from: source, to: destination, limits: limits))
        }
        var best: (choice: Choice, cost: Double)?
        for method in [Method.gather, .pack, .coalesce] where !(method == .coalesce && operation == .write) {
            let choice = Choice(
                method: method,
                operation: operation ?? self.operation(of: method, from: source, to: destination, limits: limits))
            let cost = try cost(of: choice, from: source, to: destination, limits, gap, figures)
            if best.map({ cost < $0.cost }) ?? true { best = (choice, cost) }
        }
        guard let best else { preconditionFailure("gather is always possible") }
        return best.choice
    }

    /// How a method's bytes cross best: as writes, which the receiver's CPU does not have to take in, unless its segments
    /// lie at the far end.
    public static func operation(
        of method: Method, from source: some WireLayout, to destination: some WireLayout, limits: RequestLimits
    ) -> Operation {
        switch method {
        case .coalesce: .send
        case .gather where limits.segments > 1 && !destination.isContiguous: .send
        default: .write
        }
    }

    private static func cost(
        of choice: Choice, from source: some WireLayout, to destination: some WireLayout, _ limits: RequestLimits,
        _ gap: Int,
        _ figures: CostFigures
    ) throws(TransferError) -> Double {
        let requests = try SegmentPlanner.requests(
            from: source, to: destination, method: choice.method, operation: choice.operation, limits: limits, gap: gap)
        let copying = figures.costOfCopying(source) + figures.costOfCopying(destination)
        return figures.cost(of: requests) + (choice.method == .pack ? copying : 0)
    }
}
