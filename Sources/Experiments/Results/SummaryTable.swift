import Statistics

/// The results as a table for people.
///
/// Rows of one workload, number of ranks and options stand together under a heading that names them. Where the width
/// does not suffice, the less important columns go; no row is ever longer than the terminal is wide.
public struct SummaryTable {
    private let rows: [TableRow]
    private let style: TableStyle
    private let columns: [TableColumn]
    private let widths: [Int]

    /// A table of `results`, in their order.
    public init(_ results: [CellResult], style: TableStyle) {
        rows = TableRow.rows(of: results)
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

    /// The table, each line with its line end.
    public var text: String {
        guard !rows.isEmpty else { return "" }
        var lines = style.wrapped(Self.legend)
        for group in groups {
            lines += ["", clipped(group.heading), style.bold(clipped(titles))]
            lines += group.rows.map(line)
        }
        let remarks = absences + cutVerdicts
        if !remarks.isEmpty { lines += [""] + remarks.flatMap(style.wrapped) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static let legend =
        "Time per iteration; quantiles: Hyndman-Fan type 7; 1 GB = 10^9 bytes. Ratio: to the first measured row of its"
        + " size. Ceiling: plain code copying the same layouts."

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

extension SummaryTable {
    /// The rows by heading, both in the order of their first appearance.
    private var groups: [(heading: String, rows: [TableRow])] {
        var groups: [(heading: String, rows: [TableRow])] = []
        for row in rows {
            let cell = row.result.identity
            let options = cell.options.split(separator: ";").joined(separator: " ")
            let heading = "\(cell.workload), \(cell.ranks) ranks" + (options.isEmpty ? "" : ": \(options)")
            if let index = groups.firstIndex(where: { $0.heading == heading }) {
                groups[index].rows.append(row)
            } else {
                groups.append((heading, [row]))
            }
        }
        return groups
    }

    private var titles: String { joined(columns.map(\.title)) }

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

    /// What a dash among the times means, if one is shown.
    private var absences: [String] {
        let summaries = rows.filter { $0.verdict == nil }.compactMap(\.result.summary)
        let showsTails = columns.contains { $0.title == "p99" || $0.title == "p90" }
        var lines: [String] = []
        if summaries.contains(where: { $0.median == nil || (showsTails && !$0.batched && $0.p99 == nil) }) {
            let needs = [Quantile.median, .p90, .p99].map { "\($0) \($0.samplesNeeded())" }.joined(separator: ", ")
            lines.append("- : not estimable from so few samples; needed are: \(needs).")
        }
        if showsTails, summaries.contains(where: \.batched) {
            lines.append("- : no p90 and p99 where one sample holds several events.")
        }
        return lines
    }

    /// In full, the verdicts that their rows had no room for.
    private var cutVerdicts: [String] {
        var texts: [String] = []
        for row in rows where lineOfVerdict(row).count > style.width {
            if let verdict = row.verdict, !texts.contains(verdict) { texts.append(verdict) }
        }
        return texts
    }
}
