/// Why a word is not accepted, said before it is known where the word stood.
struct Refusal: Error, Hashable {
    let problem: String
    let remedy: String

    init(_ problem: String, _ remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    /// A name that nothing goes by: the near miss is suggested, else `otherwise`.
    static func unknown(_ noun: String, _ word: String, among names: [String], otherwise: String) -> Refusal {
        let remedy = nearMiss(to: word, among: names).map { "did you mean \($0)?" } ?? otherwise
        return Refusal("there is no \(noun) \(shown(word))", remedy)
    }
}

/// A user's word as it appears in a message: on one line, of bounded length, visible when empty.
func shown(_ word: String) -> String {
    let limit = 60
    let escaped = word.unicodeScalars.prefix(limit).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            scalar.escaped(asASCII: true)
        default:
            String(scalar)
        }
    }
    if escaped.isEmpty { return "''" }
    return escaped.joined() + (word.unicodeScalars.count > limit ? "..." : "")
}

/// Names in prose: `a`, `a or b`, `a, b or c`.
func alternatives(_ names: [String], conjunction: String = "or") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}
