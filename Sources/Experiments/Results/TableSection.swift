/// The rows of one workload, with the columns that they fill.
struct TableSection {
    let rows: [TableRow]
    private let style: TableStyle
    private let columns: [TableColumn]
    private let widths: [Int]

    init(_ rows: [TableRow], style: TableStyle) {
        self.rows = rows
        self.style = style
        let measured = rows.filter { $0.verdict == nil }
        var sized: [(column: TableColumn, width: Int)] = []
        for column in TableColumn.columns(for: rows, style: style) {
            // A row without figures shows its verdict in their place.
            let texts = (column.isIdentity ? rows : measured).map { column.text($0).count }
            sized.append((column, max(column.title.count, texts.max() ?? 0)))
        }
        let chosen = Self.fitting(sized, in: style.width)
        columns = chosen.map(\.column)
        widths = chosen.map(\.width)
    }

    /// Columns, most important first, as long as they fit; one that does not makes room for a narrower one after it.
    private static func fitting(
        _ columns: [(column: TableColumn, width: Int)], in width: Int
    ) -> [(column: TableColumn, width: Int)] {
        var used = 0
        var kept: Set<Int> = []
        for index in columns.indices.sorted(by: { columns[$0].column.rank < columns[$1].column.rank }) {
            let needed = columns[index].width + (kept.isEmpty ? 0 : gap.count)
            guard used + needed <= width else { continue }
            used += needed
            kept.insert(index)
        }
        return columns.indices.filter(kept.contains).map { columns[$0] }
    }

    private static let gap = "  "
}

extension TableSection {
    /// Each group under its heading, with an empty line before it.
    var lines: [String] {
        groups.flatMap { group in
            ["", clipped(group.heading), style.bold(clipped(joined(columns.map(\.title))))] + group.rows.map(line)
        }
    }

    /// Whether it has a column of that title.
    func shows(_ title: String) -> Bool { columns.contains { $0.title == title } }

    /// In full, the verdicts that their rows had no room for.
    var cutVerdicts: [String] {
        rows.filter { lineOfVerdict($0).count > style.width }.compactMap(\.verdict)
    }

    /// The rows by heading, both in the order of their first appearance.
    private var groups: [(heading: String, rows: [TableRow])] {
        var groups: [(heading: String, rows: [TableRow])] = []
        for row in rows {
            let heading = row.result.identity.heading
            if let index = groups.firstIndex(where: { $0.heading == heading }) {
                groups[index].rows.append(row)
            } else {
                groups.append((heading, [row]))
            }
        }
        return groups
    }

    private func line(_ row: TableRow) -> String {
        guard row.verdict != nil else { return clipped(joined(columns.map { $0.text(row) })) }
        return style.dim(clipped(lineOfVerdict(row)))
    }

    /// What names the cell, and the verdict in the place of the figures.
    private func lineOfVerdict(_ row: TableRow) -> String {
        let cell = joined(columns.filter(\.isIdentity).map { $0.text(row) })
        return [cell, row.verdict ?? ""].joined(separator: Self.gap)
    }

    /// One text for each of the first columns, padded to their widths.
    private func joined(_ texts: [String]) -> String {
        var line = ""
        for (index, text) in texts.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - text.count))
            line += (index == 0 ? "" : Self.gap) + (columns[index].isNumber ? padding + text : text + padding)
        }
        return line
    }

    private func clipped(_ line: String) -> String {
        var trimmed = Substring(line)
        while trimmed.last == " " { trimmed.removeLast() }
        return style.clipped(String(trimmed), to: style.width)
    }
}
