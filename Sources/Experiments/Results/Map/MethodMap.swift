internal import Planning
public import Statistics
public import TransferCore

/// Which method is fastest for which size and number of pieces, over one transport.
public struct MethodMap: Sendable {
    /// What one method took.
    public struct Timing: Sendable {
        /// The method.
        public let method: Method
        /// The median of an iteration, in nanoseconds.
        public let median: Double
        /// Its 95 % interval, where there is one.
        public let interval: MedianInterval?
    }

    /// One size and number of pieces.
    public struct Cell: Sendable {
        /// Bytes of a piece.
        public let fragmentBytes: Int
        /// Pieces.
        public let count: Int
        /// Bytes from piece to piece.
        public let strideBytes: Int
        /// What each method took, the fastest first; never empty.
        public let timings: [Timing]
        /// What `auto` took by the transport's own figures, where the transport has it.
        public let automatic: Timing?
        /// What the cost figures of the other cells would have had `auto` choose.
        public fileprivate(set) var choice: Method?

        /// The fastest method.
        public var winner: Method { timings[0].method }
        /// The next best.
        public var next: Timing? { timings.count > 1 ? timings[1] : nil }
        /// How much longer the next best took: 1.2 for 20 %.
        public var margin: Double? { next.map { $0.median / timings[0].median } }
        /// Between which the margin lies: the ends of one method's interval over the other ends of the other's, which both
        /// hold their median in 90 of 100 runs at least (Bonferroni).
        public var marginInterval: (low: Double, high: Double)? {
            guard let first = timings[0].interval, let second = next?.interval else { return nil }
            return (second.low / first.high, second.high / first.low)
        }
        /// Whether the two fastest differ by more than their intervals.
        public var isShown: Bool { marginInterval.map { $0.low > 1 } ?? false }
        /// What the choice costs over the best: 0.05 for 5 %.
        public var regret: Double? {
            timings.first { $0.method == choice }.map { $0.median / timings[0].median - 1 }
        }
        /// As much of the regret as noise does not explain: from the best method's upper end to the choice's lower one.
        var shownRegret: Double? {
            guard let chosen = timings.first(where: { $0.method == choice }) else { return nil }
            return Self.shownLoss(of: chosen, against: timings[0])
        }
        /// What `auto` by the transport's own figures costs over the best.
        public var regretWithoutMap: Double? { automatic.map { max(0, $0.median / timings[0].median - 1) } }
        /// The same, of what is shown.
        var shownRegretWithoutMap: Double? { automatic.map { Self.shownLoss(of: $0, against: timings[0]) } }

        private static func shownLoss(of chosen: Timing, against best: Timing) -> Double {
            guard let low = chosen.interval?.low, let high = best.interval?.high, chosen.method != best.method else {
                return 0
            }
            return max(0, low / high - 1)
        }
    }

    /// The median and the worst over all cells: 0.05 for 5 %.
    public struct Regret: Hashable, Sendable {
        /// Over the cells.
        public let median: Double
        /// Of one cell.
        public let worst: Double
        /// Of one cell, as far as the intervals of its two times show it.
        public let worstShown: Double

        init?(_ regrets: [Double], shown: [Double]) {
            guard let worst = regrets.max() else { return nil }
            median = Quantile.median.estimate(sorted: regrets.sorted())
            self.worst = worst
            worstShown = shown.max() ?? 0
        }
    }

    /// The transport.
    public let transport: String
    /// Where the bytes lie.
    public let memory: MemoryKind
    /// Ranks that took part.
    public let ranks: Int
    /// By number and size of pieces, ascending.
    public let cells: [Cell]
    /// What each method costs.
    public let costs: [CostEstimate]

    /// Of the choices by cost figures that were fitted without the cell that they decide.
    public var regret: Regret? { Regret(cells.compactMap(\.regret), shown: cells.compactMap(\.shownRegret)) }
    /// Of `auto` by the transport's own figures.
    public var regretWithoutMap: Regret? {
        Regret(cells.compactMap(\.regretWithoutMap), shown: cells.compactMap(\.shownRegretWithoutMap))
    }

    /// One map for each transport that has figures, in the order of the results.
    public static func all(of results: [CellResult]) -> [MethodMap] {
        var transports: [String] = []
        for one in results where !transports.contains(one.identity.transport) {
            transports.append(one.identity.transport)
        }
        return transports.compactMap { name in MethodMap(name, results.filter { $0.identity.transport == name }) }
    }

    private init?(_ transport: String, _ results: [CellResult]) {
        let measured = results.filter { $0.status.hasFigures && $0.summary?.median != nil }
        guard let first = measured.first?.identity else { return nil }
        self.transport = transport
        memory = first.memory
        ranks = first.ranks
        let places = Dictionary(grouping: measured) { Place($0.identity) }
        var cells = places.compactMap { Cell($0, $1) }
        cells.sort { ($0.count, $0.fragmentBytes) < ($1.count, $1.fragmentBytes) }
        costs = Self.costs(of: cells)
        // Each half of the cells is decided by the figures of the other half. Neighbours in a column differ, and so do every
        // two of a row, so that both halves hold every number of pieces, every size of one, and every size of a transfer.
        let fragments = Set(cells.map(\.fragmentBytes)).sorted()
        let counts = Set(cells.map(\.count)).sorted()
        func isWhite(_ cell: Cell) -> Bool {
            let column = fragments.firstIndex(of: cell.fragmentBytes) ?? 0
            return (column + 2 * (counts.firstIndex(of: cell.count) ?? 0)) % 4 < 2
        }
        for colour in [true, false] {
            let figures = MethodCosts(of: Self.costs(of: cells.filter { isWhite($0) != colour }))
            for index in cells.indices where isWhite(cells[index]) == colour {
                let cell = cells[index]
                cells[index].choice = figures.cheapest(
                    of: cell.timings.map(\.method).sorted { $0.rawValue < $1.rawValue }, pieces: cell.count,
                    bytes: cell.count * cell.fragmentBytes)
            }
        }
        self.cells = cells
    }

    private static func costs(of cells: [Cell]) -> [CostEstimate] {
        Method.allCases.compactMap { method in
            CostEstimate(
                method,
                cells.compactMap { cell in
                    cell.timings.first { $0.method == method }.map {
                        CostRow(pieces: cell.count, bytes: cell.count * cell.fragmentBytes, nanoseconds: $0.median)
                    }
                })
        }
    }
}

/// What cells of the same place in the map share.
private struct Place: Hashable {
    let fragmentBytes: Int
    let count: Int
    let strideBytes: Int

    init(_ identity: CellIdentity) {
        fragmentBytes = identity.blockBytes
        count = identity.blockBytes > 0 ? identity.sizeBytes / identity.blockBytes : 0
        strideBytes = identity.option("stride").flatMap { Int($0) } ?? identity.blockBytes
    }
}

extension MethodMap.Cell {
    fileprivate init?(_ place: Place, _ results: [CellResult]) {
        let timings = results.compactMap { result in
            result.summary.flatMap { summary in
                summary.median.map {
                    MethodMap.Timing(
                        method: result.identity.method, median: $0, interval: summary.medianInterval)
                }
            }
        }
        let contenders = timings.filter { $0.method != .auto }.sorted { $0.median < $1.median }
        guard !contenders.isEmpty else { return nil }
        fragmentBytes = place.fragmentBytes
        count = place.count
        strideBytes = place.strideBytes
        self.timings = contenders
        automatic = timings.first { $0.method == .auto }
    }
}
