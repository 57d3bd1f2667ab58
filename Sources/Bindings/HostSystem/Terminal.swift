internal import CHostSystem
internal import Glibc

/// A terminal behind one of the standard descriptors, our own or the launcher's.
///
/// `mpirun` puts pipes in place of its ranks' descriptors and copies what comes through them to its own: whether a person
/// is watching is to be seen there.
public struct Terminal: Sendable {
    /// Columns of the terminal, or nothing where it does not say.
    public let columns: Int?

    /// The terminal behind standard output, if there is one.
    ///
    /// - Parameter isLaunched: whether a launcher started this process.
    public static func output(isLaunched: Bool) -> Terminal? { Terminal(STDOUT_FILENO, isLaunched) }

    /// The terminal behind standard error, if there is one.
    ///
    /// - Parameter isLaunched: whether a launcher started this process.
    public static func error(isLaunched: Bool) -> Terminal? { Terminal(STDERR_FILENO, isLaunched) }

    private init?(_ standardDescriptor: Int32, _ isLaunched: Bool) {
        // A rank's own standard output can be a terminal that the launcher made up.
        let path = isLaunched ? "/proc/\(getppid())/fd/\(standardDescriptor)" : "/proc/self/fd/\(standardDescriptor)"
        let descriptor = chost_open_readable(path)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard isatty(descriptor) != 0 else { return nil }
        columns = Self.columns(of: descriptor)
    }

    private static func columns(of descriptor: Int32) -> Int? {
        let columns = chost_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }
}
