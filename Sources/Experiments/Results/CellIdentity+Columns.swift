import TransferCore

extension CellIdentity {
    /// A column that says what was run: its heading, and what a cell has there.
    struct Column: Sendable {
        let name: String
        let value: @Sendable (CellIdentity) -> ColumnValue
    }

    /// The first columns of every table of cells, in order.
    static let columns = [
        Column(name: "workload") { .text($0.workload) },
        Column(name: "transport") { .text($0.transport) },
        Column(name: "method") { .text($0.method.rawValue) },
        Column(name: "memory") { .text($0.memory.rawValue) },
        Column(name: "ranks") { .integer($0.ranks) },
        Column(name: "size_bytes") { .integer($0.sizeBytes) },
        Column(name: "block_bytes") { .integer($0.blockBytes) },
        Column(name: "blocks") { .integer($0.blocks) },
        Column(name: "options") { .text($0.options) },
    ]

    /// What names a cell, for JSON: the columns, and its key.
    var named: EncodedColumns {
        EncodedColumns(
            columns: [("cell", .text(key))] + Self.columns.map { ($0.name, $0.value(self)) })
    }
}
