internal import Glibc

/// Standard error, for messages and progress.
public enum StandardError {
    /// Writes `text` as it is, at once.
    public static func write(_ text: String) { fputs(text, stderr) }
}
