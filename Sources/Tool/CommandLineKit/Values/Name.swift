extension ValueKind where Value == String {
    /// A name that is safe as that of a folder.
    static var folderName: ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "NAME"),
            parse: { (text: String) throws(Refusal) -> String in
                let isSafe = text.unicodeScalars.allSatisfy { scalar in
                    switch scalar {
                    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
                    default: false
                    }
                }
                guard isSafe, text.count <= 64, let first = text.first, first.isLetter || first.isNumber else {
                    throw Refusal(
                        "\(shown(text)) cannot name a folder here",
                        "give up to 64 letters, digits, dots, underscores or dashes, a letter or digit first")
                }
                return text
            },
            text: { $0 })
    }

    /// A path in the file system.
    ///
    /// - Parameter thing: what it leads to, in a message.
    static func path(_ placeholder: String, of thing: String = "folder") -> ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: placeholder),
            parse: { (text: String) throws(Refusal) -> String in
                guard !text.isEmpty, !text.unicodeScalars.contains("\0") else {
                    throw Refusal("\(shown(text)) is not a path", "give the path of a \(thing)")
                }
                return text
            },
            text: { $0 })
    }
}
