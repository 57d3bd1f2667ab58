/// A strict reader of JSON (RFC 8259): no comments, no trailing commas, no key twice, at most 32 levels deep.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The value that `text` holds.
    static func read(_ text: String) throws(JSONError) -> JSONNode {
        var reader = JSONReader(text)
        let node = try reader.value()
        reader.skipSpace()
        guard reader.index == reader.bytes.count else {
            throw reader.unexpected("the end of the text, since the value is complete")
        }
        return node
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    /// Takes `byte` if it is next.
    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func value() throws(JSONError) -> JSONNode {
        skipSpace()
        let start = index
        return JSONNode(value: try bareValue(), offset: start)
    }

    private mutating func bareValue() throws(JSONError) -> JSONNode.Value {
        guard let byte = current else { throw unexpected(Self.anyValue) }
        return switch Unicode.Scalar(byte) {
        case "{": .object(try nested { (reader) throws(JSONError) in try reader.members() })
        case "[": .array(try nested { (reader) throws(JSONError) in try reader.elements() })
        case "\"": .string(try string())
        case "-", "0"..."9": .number(try number())
        default: try word()
        }
    }

    private static let anyValue = "a value: an object, an array, a string, a number, true, false or null"

    private mutating func word() throws(JSONError) -> JSONNode.Value {
        let words: [(String, JSONNode.Value)] = [("true", .boolean(true)), ("false", .boolean(false)), ("null", .null)]
        for (word, value) in words where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return value
        }
        throw unexpected(Self.anyValue)
    }

    /// Reads between brackets; a hostile text must not exhaust the stack.
    private mutating func nested<Result>(
        _ read: (inout JSONReader) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        guard depth < 32 else { throw error("the text nests deeper than 32 levels", "nest less") }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return try read(&self)
    }

    private mutating func elements() throws(JSONError) -> [JSONNode] {
        skipSpace()
        if take("]") { return [] }
        var elements: [JSONNode] = []
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw unexpected("a comma or ]") }
        }
    }

    private mutating func members() throws(JSONError) -> [JSONMember] {
        skipSpace()
        if take("}") { return [] }
        var members: [JSONMember] = []
        var keys: Set<String> = []
        while true {
            skipSpace()
            let start = index
            guard current == UInt8(ascii: "\"") else { throw unexpected("a key in quotation marks") }
            let key = try string()
            guard keys.insert(key).inserted else {
                throw error("the key \(shown(key)) occurs twice in one object", "give it once", at: start)
            }
            skipSpace()
            guard take(":") else { throw unexpected("a colon after the key") }
            members.append(JSONMember(key: key, offset: start, node: try value()))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw unexpected("a comma or }") }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = index
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        if let byte = current, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            throw unexpected("no digit after a leading zero")
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while let byte = current, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { index += 1 }
        guard index > start else { throw unexpected("a digit") }
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        var content: [UInt8] = []
        while let byte = current {
            switch Unicode.Scalar(byte) {
            case "\"":
                index += 1
                return String(decoding: content, as: UTF8.self)
            case "\\":
                content += String(try escape()).utf8
            case "\0"..<" ":
                throw error("a string holds a raw control character", "write it as an escape, such as \\n or \\u0009")
            default:
                content.append(byte)
                index += 1
            }
        }
        throw unexpected("a closing quotation mark")
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = index
        index += 1
        if take("u") { return try unicodeEscape(at: start) }
        let meanings: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"), ("r", "\r"),
            ("t", "\t"),
        ]
        for (letter, meaning) in meanings where take(letter) { return meaning }
        throw error("there is no such escape", #"the escapes are \" \\ \/ \b \f \n \r \t and \uXXXX"#, at: start)
    }

    /// A scalar beyond U+FFFF is written as two surrogates.
    private mutating func unicodeEscape(at start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if (0xD800..<0xDC00).contains(first), take("\\"), take("u") {
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw error("an escape is half of a surrogate pair", "write both halves, the high one first", at: start)
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected(#"four hexadecimal digits after \u"#)
            }
            value = (value << 4) + UInt32(digit)
            index += 1
        }
        return value
    }

    private func error(_ problem: String, _ remedy: String, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? index, refusal: Refusal(problem, remedy))
    }

    /// What is there instead of `wanted`.
    private func unexpected(_ wanted: String) -> JSONError {
        let rest = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
        let found = rest.unicodeScalars.first.map { shown(String($0)) } ?? "the end of the text"
        return error("found \(found)", "expected \(wanted)")
    }
}
