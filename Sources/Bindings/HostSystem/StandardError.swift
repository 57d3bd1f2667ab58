internal import Glibc

/// Standard error, for messages and progress.
public enum StandardError {
    /// Writes `text` as it is, at once; what cannot be written is lost.
    public static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
