/// Lines of text whose cells stand below each other; the last cell of a row is as long as it likes.
public enum AlignedRows {
    /// The rows as lines, two blanks between the columns. A row may be shorter than others; its last cell then runs into
    /// their columns.
    public static func lines(_ rows: [[String]], indent: Int = 0) -> [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.dropLast().enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        let margin = String(repeating: " ", count: indent)
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            let line = margin + cells.joined(separator: "  ")
            return String(line.reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}
