extension ValueKind where Value: RawRepresentable<String> & CaseIterable {
    /// One of the cases, by its raw value.
    static func choice(_ noun: String = "choice") -> ValueKind {
        let names = Value.allCases.map(\.rawValue)
        return ValueKind(
            syntax: ValueSyntax(placeholder: names.joined(separator: "|")),
            parse: { (text: String) throws(Refusal) -> Value in
                guard let value = Value(rawValue: text) else {
                    throw Refusal.unknown(noun, text, among: names, otherwise: "give \(alternatives(names))")
                }
                return value
            },
            text: \.rawValue)
    }
}

extension ValueKind where Value == String {
    /// One of `names`.
    static func oneOf(_ names: [String], _ noun: String) -> ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: names.joined(separator: "|")),
            parse: { (text: String) throws(Refusal) -> String in
                guard names.contains(text) else {
                    throw Refusal.unknown(noun, text, among: names, otherwise: "give \(alternatives(names))")
                }
                return text
            },
            text: { $0 })
    }
}
