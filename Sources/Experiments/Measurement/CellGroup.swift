import Statistics
public import TransferCore

/// Cells that are compared with one another: they take turns, so that each meets the same noise.
public struct CellGroup<Cell: TurnTaking> {
    private let cells: [Cell]
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - cells: what takes turns.
    ///   - seed: decides the order of the turns; the same on every rank.
    public init(_ cells: [Cell], seed: UInt64) {
        self.cells = cells
        generator = SeededGenerator(seed: seed)
    }

    /// Measures all cells to their ends, one block at a time, in an order that is drawn anew for each round. Collective.
    /// Where the user stops one, all of them end there.
    ///
    /// - Parameter onRound: called after each round, for progress.
    public mutating func run(onRound: () -> Void = {}) throws(TransferError) {
        while true {
            let running = cells.filter { !$0.isOver }
            if running.isEmpty { return }
            for cell in running.shuffled(using: &generator) {
                try cell.step()
                // A launcher gives its ranks a second to end: nobody else gets a turn.
                if cell.wasInterrupted {
                    for other in cells { other.interrupt() }
                    return
                }
            }
            onRound()
        }
    }
}
