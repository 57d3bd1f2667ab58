import TransferCore

/// The largest size that is taken: 1 TiB.
let largestSize = ByteCount(1 << 40)

private let sizeUnits = [
    "": 0, "B": 0, "K": 10, "KiB": 10, "M": 20, "MiB": 20, "G": 30, "GiB": 30, "T": 40, "TiB": 40,
]

extension ValueKind where Value == ByteCount {
    /// A number of bytes with an optional binary unit.
    static func byteSize(_ range: ClosedRange<ByteCount> = ByteCount(1)...largestSize) -> ValueKind {
        ValueKind(
            syntax: ValueSyntax(
                placeholder: "SIZE",
                notes: [
                    ValueSyntax.Note(
                        placeholder: "SIZE",
                        text: "bytes, such as 8, 8B, 4K, 4KiB, 1M or 1GiB; K, M, G and T are powers of 1024, as in "
                            + "perftest and the OSU benchmarks, and KB, MB and GB are refused")
                ],
                limits: range.upperBound == largestSize ? nil : limits(of: range)),
            parse: { (text: String) throws(Refusal) -> ByteCount in try byteCount(text, in: range) },
            text: { "\($0)" })
    }
}

private func limits(of range: ClosedRange<ByteCount>) -> String {
    "\(range.lowerBound) to \(range.upperBound == largestSize ? "1TiB" : "\(range.upperBound)")"
}

/// Reads `64KiB`, `4K`, `1M`, `1GiB`, `8`, `8B`: K, M, G and T are powers of 1024.
func byteCount(_ text: some StringProtocol, in range: ClosedRange<ByteCount>) throws(Refusal) -> ByteCount {
    let word = shown(String(text))
    let remedy = "give a size from \(limits(of: range)), such as 8, 4K or 1MiB"
    let digits = String(text.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    let unit = String(text.dropFirst(digits.count))
    guard !digits.isEmpty else { throw Refusal("\(word) is not a size", remedy) }
    guard let shift = sizeUnits[unit] else {
        let letter = unit.first.map { $0.uppercased() } ?? ""
        if ["KB", "MB", "GB", "TB"].contains(unit.uppercased()) {
            throw Refusal(
                "\(word) has the decimal unit \(unit), and sizes here are binary",
                "write \(shown(digits + letter)) or \(shown(digits + letter + "iB")) for a power of 1024")
        }
        throw Refusal("\(word) has the unknown unit \(shown(unit))", remedy)
    }
    let number: Int
    do throws(Refusal) {
        number = try wholeNumber(digits, in: 0...Int.max, else: remedy)
    } catch {
        // The refusal speaks of the digits; the user wrote them with a unit.
        throw Refusal(unit.isEmpty ? error.problem : "\(word): \(error.problem)", remedy)
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
    guard !overflow, bytes <= range.upperBound.bytes else { throw Refusal("\(word) is too large", remedy) }
    guard bytes >= range.lowerBound.bytes else { throw Refusal("\(word) is too small", remedy) }
    return ByteCount(bytes)
}
