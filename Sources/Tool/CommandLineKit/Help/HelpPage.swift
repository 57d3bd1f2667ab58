/// A page of help as data; `text` lays it out.
struct HelpPage {
    /// Entries under a heading: a label, and what it means.
    struct Section {
        let title: String
        let entries: [(label: String, meaning: String)]
    }

    let introduction: String
    let usage: [String]
    let sections: [Section]
    let examples: [String]

    /// Columns that no line exceeds, unless an example does.
    static let width = 100

    /// The column at which meanings begin; a longer label has a line of its own.
    private static let meaningColumn = 30

    /// The page, ending in a line feed.
    var text: String {
        var lines = wrap(introduction, to: Self.width)
        lines += ["", "Usage:"] + usage.map { "  " + $0 }
        for section in sections {
            lines += ["", section.title + ":"]
            for entry in section.entries { lines += Self.lines(of: entry) }
        }
        lines += ["", "Examples:"] + examples.map { "  " + $0 }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func lines(of entry: (label: String, meaning: String)) -> [String] {
        let indent = String(repeating: " ", count: meaningColumn)
        var lines = wrap(entry.meaning, to: width - meaningColumn).map { indent + $0 }
        let label = "  " + entry.label
        if let first = lines.first, label.count + 2 <= meaningColumn {
            lines[0] = label + first.dropFirst(label.count)
        } else {
            lines.insert(label, at: 0)
        }
        return lines
    }
}

/// Breaks `text` between words into lines of at most `width` characters; a longer word stands alone.
func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= width {
            lines[lines.count - 1] += " " + word
        } else {
            lines.append(String(word))
        }
    }
    return lines
}
