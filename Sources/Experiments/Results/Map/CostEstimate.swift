public import Planning
public import Statistics
public import TransferCore

/// What a method was found to cost, transfers of one range of sizes after the other; see `SteppedCost`.
public struct CostEstimate: Sendable {
    /// Sizes that one sum of costs explains.
    public struct Step: Sendable {
        /// The largest size of a transfer, in bytes; nothing for the last step.
        public let upToBytes: Int?
        /// The 95 % interval of that size, among the sizes that were measured.
        public let upToInterval: ClosedRange<Int>?
        /// A transfer, in nanoseconds.
        public let setup: Estimated
        /// A piece, in nanoseconds.
        public let piece: Estimated
        /// A byte, in nanoseconds.
        public let byte: Estimated
        /// Bytes of each piece that its cost covers.
        public let coveredBytes: Int

        init(upTo bytes: Double?, in interval: ClosedRange<Double>?, _ fit: CostFit) {
            upToBytes = bytes.map { Int($0) }
            upToInterval = interval.map { Int($0.lowerBound)...Int($0.upperBound) }
            (setup, piece, byte) = (fit.setup, fit.piece, fit.byte)
            coveredBytes = fit.coveredBytes
        }
    }

    /// The method.
    public let method: Method
    /// By size, ascending; one or two.
    public let steps: [Step]
    /// The median distance of the cells from these figures, relative.
    public let medianError: Double

    /// What explains `rows`, in two steps where that pays for the further figures; nothing where the rows are too few.
    init?(_ method: Method, _ rows: [CostRow]) {
        guard let one = CostFit(rows) else { return nil }
        self.method = method
        let two = TwoPieceFit<CostFit>(rows, at: { Double($0.bytes) })
        if let two, two.isWarranted {
            steps = [
                Step(upTo: two.breakAfter, in: two.breakInterval, two.lower), Step(upTo: nil, in: nil, two.upper),
            ]
        } else {
            steps = [Step(upTo: nil, in: nil, one)]
        }
        let cost = Self.cost(of: steps)
        let errors = rows.map { abs(cost.nanoseconds(pieces: $0.pieces, bytes: $0.bytes) / $0.nanoseconds - 1) }
        medianError = Quantile.median.estimate(sorted: errors.sorted())
    }

    /// The figures without their intervals.
    public var cost: SteppedCost { Self.cost(of: steps) }

    private static func cost(of steps: [Step]) -> SteppedCost {
        let steps = steps.map { step in
            SteppedCost.Step(
                upToBytes: step.upToBytes,
                cost: MethodCost(
                    setupNanoseconds: step.setup.value, pieceNanoseconds: step.piece.value,
                    byteNanoseconds: step.byte.value, coveredBytes: step.coveredBytes))
        }
        guard let cost = SteppedCost(steps) else { preconditionFailure("one step has no end") }
        return cost
    }
}

extension MethodCosts {
    /// What was found, without the intervals.
    public init(of estimates: [CostEstimate]) {
        self.init(Dictionary(uniqueKeysWithValues: estimates.map { ($0.method, $0.cost) }))
    }
}
