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
    public static var output: Terminal? { Terminal(standardDescriptor: STDOUT_FILENO) }

    /// The terminal behind standard error, if there is one.
    public static var error: Terminal? { Terminal(standardDescriptor: STDERR_FILENO) }

    private init?(standardDescriptor: Int32) {
        if isatty(standardDescriptor) != 0 {
            columns = Self.columns(of: standardDescriptor)
            return
        }
        let descriptor = chost_open_readable("/proc/\(getppid())/fd/\(standardDescriptor)")
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
