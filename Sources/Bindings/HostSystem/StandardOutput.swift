internal import Glibc

/// Standard output, which `print` fills.
public enum StandardOutput {
    /// Hands what was printed so far to the system (`fflush`): it is seen even if a library ends the process.
    public static func flush() { fflush(nil) }
}
