/// Units of time, longest first, in nanoseconds.
private let timeUnits = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1)]

extension ValueKind where Value == Duration {
    /// A length of time with its unit, exact to the nanosecond.
    static func duration(_ range: ClosedRange<Duration>) -> ValueKind {
        let limits = "\(written(range.lowerBound)) to \(written(range.upperBound))"
        return ValueKind(
            syntax: ValueSyntax(
                placeholder: "DURATION",
                notes: [
                    ValueSyntax.Note(
                        placeholder: "DURATION", text: "a time with its unit, such as 500ns, 100us, 5ms or 1.5s; or 0")
                ],
                limits: limits),
            parse: { (text: String) throws(Refusal) -> Duration in
                let remedy = "give a time from \(limits), such as 100us, 5ms or 1.5s"
                let duration = Duration.nanoseconds(try nanoseconds(text, else: remedy))
                guard duration <= range.upperBound else { throw Refusal("\(shown(text)) is too long", remedy) }
                guard duration >= range.lowerBound else { throw Refusal("\(shown(text)) is too short", remedy) }
                return duration
            },
            text: written)
    }
}

/// The longest time that is read at all: 100 days. Limits of options lie below.
private let longestTime = 100 * 86_400 * 1_000_000_000

private func nanoseconds(_ text: String, else remedy: String) throws(Refusal) -> Int {
    let word = shown(text)
    if text == "0" { return 0 }
    if text.hasPrefix("-") { throw Refusal("\(word) is negative", remedy) }
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = String(text.dropFirst(number.count))
    guard let scale = timeUnits.first(where: { $0.0 == unit })?.1 else {
        throw Refusal(
            unit.isEmpty ? "\(word) has no unit" : "\(word) is not a time in s, ms, us or ns", remedy)
    }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !parts.contains(where: { $0.isEmpty || $0.contains(".") }) else {
        throw Refusal("\(word) is not a number with a unit", remedy)
    }
    guard let whole = Int(first), whole <= longestTime / scale else { throw Refusal("\(word) is too long", remedy) }
    var total = whole * scale
    var place = scale
    for digit in parts.dropFirst().first ?? "" {
        let value = digit.wholeNumberValue ?? 0
        guard place > 1 || value == 0 else { throw Refusal("\(word) is finer than a nanosecond", remedy) }
        place /= 10
        total += value * place
    }
    return total
}

/// The exact duration in the longest unit that divides it: `2s`, `1500ms`, `0`.
private func written(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    guard nanoseconds != 0, let (unit, scale) = timeUnits.first(where: { nanoseconds % $0.1 == 0 }) else { return "0" }
    return "\(nanoseconds / scale)\(unit)"
}
