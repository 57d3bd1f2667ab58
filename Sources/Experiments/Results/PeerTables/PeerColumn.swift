/// Fields as C's `printf` writes them.
enum PeerColumn {
    /// What `%f` writes where there is no number.
    static let missing = "nan"

    /// `%.2f`
    static func number(_ value: Double?, decimals: Int = 2) -> String {
        value.map { Magnitude.fixed($0, decimals: decimals) } ?? missing
    }

    /// `%-*s`
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// `%*s`
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
