/// A figure for a sentence: to three significant digits, or all before the point where there are more.
public func rounded(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return plain(value) }
    var scale = 1.0
    while abs(value) * scale < 100, scale < 1e15 { scale *= 10 }
    return plain((value * scale).rounded() / scale)
}
