import FoundationEssentials

/// The program that this process runs.
enum Executable {
    /// Its absolute path, without links; nothing where the kernel does not tell.
    static let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
}
