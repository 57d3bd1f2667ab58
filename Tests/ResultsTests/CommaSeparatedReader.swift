/// Reads RFC 4180 text strictly, byte by byte: a second opinion on what the writer wrote.
struct CommaSeparatedReader {
    struct Malformed: Error {
        let offset: Int
    }

    /// Whole rows, each ended by CRLF.
    private(set) var rows: [[String]] = []
    /// Bytes behind the last whole row.
    private(set) var rest = 0

    init(_ bytes: [UInt8]) throws {
        var row: [String] = []
        var field: [UInt8] = []
        var state = State.start
        var rowStart = 0
        for (offset, byte) in bytes.enumerated() {
            switch (state, byte) {
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
            case (.quoted, _): field.append(byte)
            case (.quoteInQuoted, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (.afterReturn, UInt8(ascii: "\n")):
                rows.append(row)
                row = []
                state = .start
                rowStart = offset + 1
            case (.start, UInt8(ascii: ",")), (.plain, UInt8(ascii: ",")), (.quoteInQuoted, UInt8(ascii: ",")):
                row.append(String(decoding: field, as: UTF8.self))
                field = []
                state = .start
            case (.start, UInt8(ascii: "\r")), (.plain, UInt8(ascii: "\r")), (.quoteInQuoted, UInt8(ascii: "\r")):
                row.append(String(decoding: field, as: UTF8.self))
                field = []
                state = .afterReturn
            case (.start, 0x20...), (.plain, 0x20...):
                guard byte != UInt8(ascii: "\"") else { throw Malformed(offset: offset) }
                field.append(byte)
                state = .plain
            default: throw Malformed(offset: offset)
            }
        }
        rest = bytes.count - rowStart
    }

    private enum State { case start, plain, quoted, quoteInQuoted, afterReturn }
}
