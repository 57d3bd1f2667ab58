/// A JSON value and where it stands.
struct JSONNode {
    /// One of the six kinds of value.
    enum Value {
        case null
        case boolean(Bool)
        /// A number as it was written, so that nothing is rounded.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// Members in the order of the text, each key once.
        case object([JSONMember])
    }

    let value: Value
    /// Offset of its first byte in the text.
    let offset: Int
}

/// A key of an object, and its value.
struct JSONMember {
    let key: String
    /// Offset of the key's quotation mark in the text.
    let offset: Int
    let node: JSONNode
}

extension JSONNode {
    /// Whether it is `null`.
    var isNull: Bool { if case .null = value { true } else { false } }

    /// What it is, in words.
    var kind: String {
        switch value {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Why a text is not JSON.
struct JSONError: Error {
    /// Offset of the offending byte.
    let offset: Int
    let refusal: Refusal
}

/// A line and a column in a text, both from 1; columns count Unicode scalars.
struct TextPosition: Hashable, CustomStringConvertible {
    let line: Int
    let column: Int

    /// Where the byte at `offset` of `text` stands.
    init(of offset: Int, in text: String) {
        let before = text.utf8.prefix(offset)
        let lineFeed = UInt8(ascii: "\n")
        line = before.count { $0 == lineFeed } + 1
        // Bytes 10xxxxxx continue a scalar.
        column = before.reversed().prefix { $0 != lineFeed }.count { $0 & 0xC0 != 0x80 } + 1
    }

    var description: String { "\(line):\(column)" }
}
