/// Reads rows of comma-separated values as RFC 4180 has them, one by one; a line feed alone ends a row too.
struct CommaSeparatedScanner {
    /// What came after the rows so far.
    enum Step: Hashable {
        /// A whole row.
        case row
        /// Nothing.
        case end
        /// The beginning of a row whose end is missing: whoever wrote it was stopped.
        case unfinished
        /// A quote where none may stand.
        case strayQuote
    }

    /// The line on which the latest row begins, from 1.
    private(set) var line = 0

    private let bytes: [UInt8]
    private var position = 0
    private var nextLine = 1
    private var fields: [Range<Int>] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Goes on to the next row.
    mutating func next() -> Step {
        fields.removeAll(keepingCapacity: true)
        line = nextLine
        guard position < bytes.count else { return .end }
        while true {
            let step = bytes[position] == Self.quote ? scanQuoted() : scanPlain()
            if let step { return step }
            guard position < bytes.count else { return .unfinished }
        }
    }

    /// Fields of the latest row.
    var fieldCount: Int { fields.count }

    /// The bytes of a field of the latest row as they stand in the file, without the quotes around them.
    func bytes(_ field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

    /// The text of a field of the latest row.
    func text(_ field: Int) -> String {
        let range = fields[field]
        // Only between quotes can there be quotes, and there they are doubled.
        guard bytes[range].contains(Self.quote) else { return String(decoding: bytes[range], as: UTF8.self) }
        var plain: [UInt8] = []
        var isSecond = false
        for byte in bytes[range] {
            isSecond = byte == Self.quote && !isSecond
            if !isSecond { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The whole number in a field of the latest row; nothing where it is none, or too large for 63 bits.
    func integer(_ field: Int) -> Int? { Int(String(decoding: bytes[fields[field]], as: UTF8.self)) }

    /// The whole number of at most 18 digits in a field, without making a string of it: sample files have many.
    func count(_ field: Int) -> Int? {
        let digits = bytes[fields[field]]
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var number = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")

    /// A field without quotes.
    private mutating func scanPlain() -> Step? {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ",") || byte == Self.lineFeed {
                let isAfterReturn =
                    byte == Self.lineFeed && position > start && bytes[position - 1] == UInt8(ascii: "\r")
                return endField(start..<(isAfterReturn ? position - 1 : position))
            }
            if byte == Self.quote { return .strayQuote }
            position += 1
        }
        return .unfinished
    }

    /// A field between quotes.
    private mutating func scanQuoted() -> Step? {
        let start = position + 1
        position = start
        while position < bytes.count {
            if bytes[position] == Self.lineFeed { nextLine += 1 }
            guard bytes[position] == Self.quote else {
                position += 1
                continue
            }
            if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                position += 2
                continue
            }
            let end = position
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
            guard position < bytes.count else { return .unfinished }
            guard bytes[position] == UInt8(ascii: ",") || bytes[position] == Self.lineFeed else { return .strayQuote }
            return endField(start..<end)
        }
        return .unfinished
    }

    /// Takes the field, which the byte at `position` ends; nothing where the row goes on.
    private mutating func endField(_ range: Range<Int>) -> Step? {
        fields.append(range)
        let endsRow = bytes[position] == Self.lineFeed
        position += 1
        if endsRow { nextLine += 1 }
        return endsRow ? .row : nil
    }
}
