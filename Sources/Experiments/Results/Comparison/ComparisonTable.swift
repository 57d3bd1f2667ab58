/// A comparison for people: on a terminal, or as Markdown for a pull request.
public struct ComparisonTable {
    private let rows: ComparisonRows

    /// A table of `comparison`.
    public init(_ comparison: RunComparison) { rows = ComparisonRows(comparison: comparison) }

    /// The table for a terminal, no line longer than it is wide.
    public func text(style: TableStyle) -> String {
        var lines = (rows.sides + rows.legend).flatMap(style.wrapped)
        for group in rows.groups {
            let aligned = AlignedRows.lines([ComparisonRows.titles] + group.rows).map {
                style.clipped($0, to: style.width)
            }
            lines += ["", style.clipped(group.heading, to: style.width), style.bold(aligned[0])] + aligned.dropFirst()
        }
        lines += [""] + style.wrapped(rows.tally)
        if !rows.comparison.differences.isEmpty {
            lines +=
                ["", "The runs differ in what matters:"]
                + rows.comparison.differences.map { style.clipped("  \($0)", to: style.width) }
        }
        if !rows.omissions.isEmpty {
            lines += ["", "Not compared:"] + rows.omissions.map { style.clipped("  \($0)", to: style.width) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The table in GitHub's Markdown.
    public var markdown: String {
        var lines = rows.sides.map { "- \(Self.plain($0))" } + [""] + rows.legend
        for group in rows.groups {
            lines += ["", "**\(Self.plain(group.heading))**", "", Self.row(ComparisonRows.titles)]
            lines.append("|" + ComparisonRows.titles.map { _ in "---|" }.joined())
            lines += group.rows.map(Self.row)
        }
        lines += ["", rows.tally]
        for (heading, items) in [
            ("The runs differ in what matters:", rows.comparison.differences.map(\.description)),
            ("Not compared:", rows.omissions),
        ] where !items.isEmpty {
            lines += ["", heading, ""] + items.map { "- \(Self.plain($0))" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.map(plain).joined(separator: " | ") + " |" }

    /// Text that Markdown shows as it is: on one line, without what it takes for its own.
    private static func plain(_ text: String) -> String {
        text.reduce(into: "") { plain, character in
            if character.isNewline {
                plain += " "
            } else {
                if "\\|*_`<>[]#".contains(character) { plain += "\\" }
                plain.append(character)
            }
        }
    }
}
