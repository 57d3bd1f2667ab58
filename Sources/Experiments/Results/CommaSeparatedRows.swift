/// Rows of comma-separated values as RFC 4180 has them: CRLF at the end of every row, and quotes around a field that
/// holds a comma, a quote or a line end, with its quotes doubled.
struct CommaSeparatedRows {
    /// The rows so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var isAtRowStart = true

    /// Adds a field of text.
    mutating func append(_ field: String) {
        separate()
        guard field.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds a whole number, without making a string of it: sample files have many.
    mutating func append(_ field: Int) {
        separate()
        if field < 0 { bytes.append(UInt8(ascii: "-")) }
        let first = bytes.count
        var rest = field.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
    }

    /// Adds fields that were written before, separators included.
    mutating func append(fields: [UInt8]) {
        separate()
        bytes.append(contentsOf: fields)
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        isAtRowStart = true
    }

    /// Forgets the rows, so that their memory serves the next ones.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if !isAtRowStart { bytes.append(UInt8(ascii: ",")) }
        isAtRowStart = false
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }
}
