/// A whole file of comma-separated values: what is made of the rows of a run, at its end.
struct CommaSeparatedTable<Row> {
    /// A column: its heading, with the unit, and what a row has there.
    typealias Column = (name: String, value: (Row) -> ColumnValue)

    /// The columns, from left to right.
    let columns: [Column]

    /// The heading and `rows`, as text.
    func text(of rows: [Row]) -> String {
        var lines = CommaSeparatedRows()
        for column in columns { lines.append(column.name) }
        lines.endRow()
        for row in rows {
            for column in columns { lines.append(column.value(row).field) }
            lines.endRow()
        }
        return String(decoding: lines.bytes, as: UTF8.self)
    }
}
