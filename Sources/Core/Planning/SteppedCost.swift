/// What a method costs for transfers of every size: protocols change at sizes.
public struct SteppedCost: Hashable, Sendable {
    /// What holds for transfers up to a size.
    public struct Step: Hashable, Sendable {
        /// The largest transfer, in bytes; nothing for the last step, which has no end.
        public let upToBytes: Int?
        /// What transfers of the size cost.
        public let cost: MethodCost

        /// A step.
        public init(upToBytes: Int?, cost: MethodCost) {
            self.upToBytes = upToBytes
            self.cost = cost
        }
    }

    /// Ascending, the last without an end; never empty.
    public let steps: [Step]

    /// A cost that is the same for every size.
    public init(_ cost: MethodCost) { steps = [Step(upToBytes: nil, cost: cost)] }

    /// Costs by size, in any order; nothing where not just one of them has no end.
    public init?(_ steps: [Step]) {
        guard steps.count(where: { $0.upToBytes == nil }) == 1 else { return nil }
        self.steps = steps.sorted { ($0.upToBytes ?? .max) < ($1.upToBytes ?? .max) }
    }

    /// What transfers cost, in nanoseconds; see `MethodCost`. They are taken to be of one size.
    public func nanoseconds(transfers: Int = 1, pieces: Int, bytes: Int) -> Double {
        let size = bytes / max(1, transfers)
        guard let step = steps.first(where: { size <= $0.upToBytes ?? .max }) else {
            preconditionFailure("the last step has no end")
        }
        return step.cost.nanoseconds(transfers: transfers, pieces: pieces, bytes: bytes)
    }
}
