import Glibc

/// A call into the operating system that failed.
public struct SystemError: Error, Hashable, Sendable {
    /// The call, by its C name.
    public let call: String
    /// What it left in `errno`.
    public let errno: Int32
    /// What that means here, where the number alone would not say.
    public let explanation: String?

    /// The failure of `call`.
    ///
    /// - Parameters:
    ///   - call: the C name.
    ///   - errno: the error number; what the last call left, unless given.
    ///   - explanation: what it means here.
    public init(call: String, errno: Int32? = nil, explanation: String? = nil) {
        self.call = call
        self.errno = errno ?? Glibc.errno
        self.explanation = explanation
    }
}

extension SystemError: CustomStringConvertible {
    /// One line: `mlock: Cannot allocate memory (the lock limit is 65536 bytes)`.
    public var description: String {
        "\(call): \(String(cString: strerror(errno)))" + (explanation.map { " (\($0))" } ?? "")
    }
}
