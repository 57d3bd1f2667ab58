import FoundationEssentials
import Results

/// A copy of what a kernel would say, below a folder of its own.
struct KernelTree {
    /// What was read from it.
    let machine: MachineDescription

    /// Writes files and links, and reads what they describe.
    init(_ files: [String: String], links: [String: String] = [:], bytes: [String: [UInt8]] = [:]) throws {
        let root = try TemporaryFolder()
        let contents = files.mapValues { [UInt8]($0.utf8) }.merging(bytes) { text, _ in text }
        for (path, content) in contents {
            try Self.makeFolder(above: root.path + path)
            try Data(content).write(to: URL(filePath: root.path + path))
        }
        for (path, target) in links {
            try Self.makeFolder(above: root.path + path)
            try FileManager.default.createSymbolicLink(atPath: root.path + path, withDestinationPath: target)
        }
        machine = .read(root: root.path)
    }

    private static func makeFolder(above path: String) throws {
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    }
}
