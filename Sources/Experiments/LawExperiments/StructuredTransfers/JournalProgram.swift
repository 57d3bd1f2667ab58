import DeviceSimulation

/// Two transactions in a journal: each writes two records, commits, and then writes two blocks in their places.
struct JournalProgram {
    /// Whether a barrier stands before the commit.
    var isCommitGuarded = true
    /// Whether a barrier stands before the blocks are written in their places.
    var isPlaceGuarded = true
    /// The order in which the device's writes become permanent.
    var order = ConcurrentProgram.WriteOrder.any

    private static let cells = [
        "record 1a", "record 1b", "commit 1", "record 2a", "record 2b", "commit 2", "block a", "block b",
    ]
    private static let blocks = [6, 7]

    /// Every order in which writes become permanent, and in each state a loss of power: what has landed is what there is.
    func explored() -> Exploration<ConcurrentProgram.State> {
        var transactions: [ConcurrentProgram.Instruction] = []
        for number in [1, 2] {
            let record = 3 * (number - 1)
            transactions += [.set(cell: record, to: number), .set(cell: record + 1, to: number)]
            if isCommitGuarded { transactions.append(.fence) }
            transactions.append(.set(cell: record + 2, to: number))
            if isPlaceGuarded { transactions.append(.fence) }
            for block in Self.blocks { transactions.append(.set(cell: block, to: number)) }
        }
        let program = ConcurrentProgram(cells: Self.cells, actors: [.init("journal", transactions)], order: order)
        return program.explored { Self.violation(after: $0.memory) }
    }

    /// What recovery finds wrong: it replays each transaction that is committed, the older one first.
    private static func violation(after memory: [Int]) -> String? {
        var blocks = Self.blocks.map { memory[$0] }
        for number in [1, 2] {
            let record = 3 * (number - 1)
            guard memory[record + 2] == number else { continue }
            let missing = [record, record + 1].filter { memory[$0] != number }
            guard missing.isEmpty else {
                return
                    "power fails: transaction \(number) is committed without \(missing.map { cells[$0] }.joined(separator: " and "))"
            }
            blocks = [number, number]
        }
        return blocks[0] == blocks[1]
            ? nil
            : "power fails: after recovery block a is of transaction \(blocks[0]), block b of \(blocks[1]) (0: none)"
    }
}
