/// The items between the commas.
func listItems(of text: String) throws(Refusal) -> [String] {
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !items.contains("") else {
        throw Refusal(text.isEmpty ? "the list is empty" : "an item is empty", "put one comma between two items")
    }
    return items
}

/// Refuses a list that names something twice: its cells would be measured twice.
func refuseRepetition(in names: [String]) throws(Refusal) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
        throw Refusal("\(shown(name)) is named twice", "name it once")
    }
}

extension ValueKind {
    /// Several values with commas between, each once; `all`, where it is offered, is `everything`.
    static func list<Item>(of item: ValueKind<Item>, all everything: [Item]? = nil) -> ValueKind where Value == [Item] {
        var syntax = item.syntax
        syntax.isList = true
        syntax.placeholder = everything == nil ? "LIST" : "LIST|all"
        return ValueKind(
            syntax: syntax,
            parse: { (text: String) throws(Refusal) -> [Item] in
                if let everything, text == "all" { return everything }
                var values: [Item] = []
                for word in try listItems(of: text) {
                    if everything != nil, word == "all" {
                        throw Refusal("all stands beside other names", "write all alone")
                    }
                    values.append(try item.parse(word))
                }
                try refuseRepetition(in: values.map(item.text))
                return values
            },
            text: { $0.map(item.text).joined(separator: ",") })
    }
}
