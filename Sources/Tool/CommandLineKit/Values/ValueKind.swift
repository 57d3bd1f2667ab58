/// How the value of an option is written.
struct ValueSyntax {
    /// A placeholder that the help explains once.
    struct Note: Hashable {
        let placeholder: String
        let text: String
    }

    /// What stands for the value in help: `SIZE`, `faces|all`.
    var placeholder: String
    /// What the placeholder means, where it does not speak for itself.
    var notes: [Note] = []
    /// The accepted range, where it is narrower than the kind's: `1 to 1024`.
    var limits: String?
    /// Whether it is several values with commas between, so that the option can be repeated.
    var isList = false
}

/// A kind of value: how it is written, read and written back. `parse(text(value))` is `value`.
struct ValueKind<Value> {
    var syntax: ValueSyntax
    let parse: (String) throws(Refusal) -> Value
    let text: (Value) -> String

    /// The same kind, or nothing, written as `word`.
    func orNothing(as word: String = "auto") -> ValueKind<Value?> {
        var syntax = syntax
        syntax.placeholder += "|" + word
        return ValueKind<Value?>(
            syntax: syntax,
            parse: { (written: String) throws(Refusal) -> Value? in
                if written == word { return nil }
                do throws(Refusal) {
                    return try parse(written)
                } catch {
                    // A question has no room for an alternative.
                    throw error.remedy.hasSuffix("?") ? error : Refusal(error.problem, error.remedy + ", or \(word)")
                }
            },
            text: { $0.map(text) ?? word })
    }
}
