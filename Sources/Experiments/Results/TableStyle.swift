/// How a table is drawn: its width, its letters and whether it is coloured.
public struct TableStyle: Hashable, Sendable {
    /// Columns of the terminal; no line is longer.
    public var width: Int
    /// Whether headings are bold and rows without figures dim, by ANSI sequences.
    public var color: Bool
    /// Whether the terminal shows UTF-8.
    public var unicode: Bool

    /// A style; see the properties.
    public init(width: Int, color: Bool = false, unicode: Bool = true) {
        self.width = width
        self.color = color
        self.unicode = unicode
    }

    /// Whether the locale of `environment` is a UTF-8 one: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set
    /// decides.
    public static func showsUnicode(environment: [String: String]) -> Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let name = locale.lowercased()
        return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
    }

    var right: String { unicode ? "✓" : "yes" }
    var wrong: String { unicode ? "✗" : "NO" }
    var plusMinus: String { unicode ? "±" : "+-" }

    func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[22m" : text }
    func dim(_ text: String) -> String { color ? "\u{1B}[2m\(text)\u{1B}[22m" : text }

    /// `text`, cut to `width` with a mark where something is missing.
    func clipped(_ text: String, to width: Int) -> String {
        guard text.count > width else { return text }
        let mark = unicode ? "…" : "..."
        return String(text.prefix(max(0, width - mark.count)) + mark.prefix(max(0, width)))
    }

    /// The words of `text` in lines of at most `width`; a longer word is cut.
    func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(clipped(String(word), to: width))
            }
        }
        return lines
    }
}
