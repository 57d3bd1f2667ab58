/// How this program was built.
public struct BuildDescription: Codable, Hashable, Sendable {
    /// The compiler's version, as far as conditional compilation tells.
    public var swift: String
    /// `debug` or `release`.
    public var configuration: String
    /// The processor family: `x86_64`, `arm64`.
    @NullEncoded public var architecture: String?

    /// How this module was built, and so the program.
    public static let current = BuildDescription(
        swift: compiler, configuration: configuration, architecture: architecture)

    private static var compiler: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3.1)
            "6.3.1 or a later 6.3"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    private static var configuration: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    private static var architecture: String? {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            nil
        #endif
    }
}
