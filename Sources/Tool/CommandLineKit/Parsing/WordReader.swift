/// A value given to an option, and where.
struct Assignment: Hashable {
    let name: String
    /// The value; empty for a flag.
    let text: String
    /// Where it stands, for messages.
    let place: String
}

/// Splits the words after a subcommand into assignments and operands. Exact names only: `--name value`, `--name=value`.
struct WordReader {
    let command: String
    let options: [OptionSignature]
    /// What would be right of an option that is not among them, if that is known.
    let adviceOnUnknown: (_ name: String) -> String?

    func read(_ words: [String]) throws(UsageError) -> (assignments: [Assignment], operands: [String]) {
        var assignments: [Assignment] = []
        var operands: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("-") else {
                operands.append(word)
                continue
            }
            let option = try option(spelled: word)
            let text = try value(of: option, in: word, and: &rest)
            if let earlier = assignments.firstIndex(where: { $0.name == option.name }) {
                guard option.isList else {
                    throw UsageError(at: "\(command) --\(option.name)", "it is given twice", "give it once")
                }
                assignments[earlier] = assignment(of: assignments[earlier].text + "," + text, to: option)
            } else {
                assignments.append(assignment(of: text, to: option))
            }
        }
        return (assignments, operands)
    }

    private func assignment(of text: String, to option: OptionSignature) -> Assignment {
        let place = "\(command) --\(option.name)" + (option.isFlag ? "" : " \(shown(text))")
        return Assignment(name: option.name, text: text, place: place)
    }

    private func option(spelled word: String) throws(UsageError) -> OptionSignature {
        let spelling = word.prefix { $0 != "=" }
        let name = String(spelling.drop { $0 == "-" })
        if let option = options.first(where: { $0.name == name }), spelling.hasPrefix("--"),
            spelling.count == name.count + 2
        {
            return option
        }
        let advice = options.contains { $0.name == name } ? nil : adviceOnUnknown(name)
        let near = nearMiss(to: name, among: options.map(\.name)).map { "did you mean --\($0)?" }
        throw UsageError(
            at: command, "there is no option \(shown(String(spelling)))",
            advice ?? near ?? "rdmark \(command) --help lists the options")
    }

    private func value(
        of option: OptionSignature, in word: String, and rest: inout ArraySlice<String>
    ) throws(UsageError) -> String {
        let attached = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
        guard let syntax = option.value else {
            guard attached == nil else {
                throw UsageError(
                    at: "\(command) \(shown(word))", "the option takes no value", "write --\(option.name) alone")
            }
            return ""
        }
        if let attached { return attached }
        // A word that begins with one dash may be a negative number, about which the value's kind has more to say.
        guard let next = rest.first, !next.hasPrefix("--") else {
            throw UsageError(
                at: "\(command) --\(option.name)", "its value is missing",
                "write --\(option.name) \(syntax.placeholder)")
        }
        return rest.removeFirst()
    }
}
