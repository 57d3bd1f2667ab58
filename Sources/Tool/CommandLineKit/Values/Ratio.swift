extension ValueKind where Value == Double {
    /// A ratio written as a decimal fraction: `0.02`.
    static func ratio(_ range: ClosedRange<Double>) -> ValueKind {
        let limits = "\(range.lowerBound) to \(range.upperBound)"
        return ValueKind(
            syntax: ValueSyntax(placeholder: "RATIO", limits: limits),
            parse: { (text: String) throws(Refusal) -> Double in
                let remedy = "give a ratio from \(limits), such as 0.02"
                guard let ratio = decimalFraction(text) else {
                    throw Refusal("\(shown(text)) is not a decimal fraction", remedy)
                }
                guard ratio <= range.upperBound else { throw Refusal("\(shown(text)) is too large", remedy) }
                guard ratio >= range.lowerBound else { throw Refusal("\(shown(text)) is too small", remedy) }
                return ratio
            },
            text: { "\($0)" })
    }
}

/// The number that digits, with a point among them or none, write.
func decimalFraction(_ text: some StringProtocol) -> Double? {
    // `Double(text)` would also take 0x1p3, inf and nan.
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
    return isDecimal ? Double(text) : nil
}
