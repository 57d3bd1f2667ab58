import TransferCore

/// A number for people: three significant digits, and the unit that suits its size.
enum Magnitude {
    /// Nanoseconds as `812 ns`, `81.2 us`, `8.12 ms` or `1.50 s`.
    static func time(nanoseconds: Double) -> String {
        scaled(nanoseconds, by: 1000, through: ["ns", "us", "ms", "s"])
    }

    /// Bytes per second as `812 MB/s` or `8.12 GB/s`; a gigabyte here is 10^9 bytes, as with network links.
    static func bandwidth(bytesPerSecond: Double) -> String {
        scaled(bytesPerSecond, by: 1000, through: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"])
    }

    /// Bytes as `64KiB` where that is exact, else as `81.2 KiB`.
    static func size(bytes: Double) -> String {
        let exact = Int(exactly: bytes).map { "\(ByteCount($0))" }
        if let exact, exact.count <= 8 { return exact }
        return scaled(bytes, by: 1024, through: ["B", "KiB", "MiB", "GiB", "TiB"])
    }

    /// Three significant digits, or all those before the point where there are more.
    static func digits(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
        guard number != 0 else { return "0" }
        // As many decimals as leave three digits after rounding: 9.994 is 9.99, but 9.996 is 10.0.
        var decimals = 0
        var scale = 1.0
        while decimals < 12, (abs(number) * scale * 10).rounded() < 1000 {
            decimals += 1
            scale *= 10
        }
        return fixed(number, decimals: decimals)
    }

    /// With that many digits behind the point.
    static func fixed(_ number: Double, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        guard let all = Int(exactly: (abs(number) * scale).rounded()) else { return "\(number)" }
        let sign = number < 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(all)" }
        let digits = String(repeating: "0", count: max(0, decimals + 1 - String(all).count)) + String(all)
        return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }

    private static func scaled(_ number: Double, by step: Double, through units: [String]) -> String {
        var rest = number
        var index = 0
        // 999.6 of one unit rounds to 1.00 of the next.
        while index + 1 < units.count, rest.rounded() >= step {
            rest /= step
            index += 1
        }
        return "\(digits(rest)) \(units[index])"
    }
}
