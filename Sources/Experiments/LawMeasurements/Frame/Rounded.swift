/// A figure for a sentence, with three digits.
package func rounded(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var unit = 1.0
    while abs(value) * unit < 100 { unit *= 10 }
    let digits = (value * unit).rounded() / unit
    return digits == digits.rounded() && abs(digits) < 1e15 ? "\(Int(digits))" : "\(digits)"
}
