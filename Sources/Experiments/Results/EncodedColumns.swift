/// A row as an object of JSON: its columns are the keys, and what is missing is `null`.
struct EncodedColumns: Encodable, Sendable {
    let columns: [(name: String, value: ColumnValue)]

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        for (name, value) in columns {
            let key = Key(stringValue: name)
            switch value {
            case .missing: try object.encodeNil(forKey: key)
            case .text(let text): try object.encode(text, forKey: key)
            case .integer(let integer): try object.encode(integer, forKey: key)
            case .number(let number): try object.encode(number, forKey: key)
            case .flag(let flag): try object.encode(flag, forKey: key)
            case .figures(let figures):
                var nested = object.nestedContainer(keyedBy: Key.self, forKey: key)
                for figure in figures {
                    let finite = figure.value.isFinite ? figure.value : nil
                    try nested.encode(finite, forKey: Key(stringValue: figure.name))
                }
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
