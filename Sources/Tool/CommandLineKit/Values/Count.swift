/// The whole number that `text` writes in decimal digits.
///
/// - Parameters:
///   - range: what is accepted.
///   - remedy: what would be right, for the refusal.
func wholeNumber<Number: FixedWidthInteger>(
    _ text: some StringProtocol, in range: ClosedRange<Number>, else remedy: String
) throws(Refusal) -> Number {
    let word = shown(String(text))
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    // `Number(text)` would also take a plus sign.
    guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
        throw Refusal("\(word) is not a whole number", remedy)
    }
    guard digits.startIndex == text.startIndex else { throw Refusal("\(word) is negative", remedy) }
    // Digits that do not make a number are too many.
    guard let number = Number(digits), number <= range.upperBound else {
        throw Refusal("\(word) is too large", remedy)
    }
    guard number >= range.lowerBound else { throw Refusal("\(word) is too small", remedy) }
    return number
}

/// The largest count that is taken: what fits a C `int`, as MPI's counts do.
let largestCount = Int(Int32.max)

extension ValueKind where Value == Int {
    /// A whole number.
    static func count(_ range: ClosedRange<Int> = 1...largestCount) -> ValueKind {
        let limits = "\(range.lowerBound) to \(range.upperBound)"
        return ValueKind(
            syntax: ValueSyntax(placeholder: "N", limits: range.upperBound == largestCount ? nil : limits),
            parse: { (text: String) throws(Refusal) -> Int in
                try wholeNumber(text, in: range, else: "give a whole number from \(limits)")
            },
            text: { "\($0)" })
    }
}

extension ValueKind where Value == UInt64 {
    /// Any number of 64 bits.
    static var seed: ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "N"),
            parse: { (text: String) throws(Refusal) -> UInt64 in
                try wholeNumber(text, in: 0...UInt64.max, else: "give a whole number from 0 to \(UInt64.max)")
            },
            text: { "\($0)" })
    }
}
