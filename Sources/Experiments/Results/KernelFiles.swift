import FoundationEssentials

/// The kernel's own files, read as they are; what is not there is absent.
struct KernelFiles {
    /// Stands before every path.
    let root: String

    /// A file's text without the spaces around it, unless it is empty.
    func text(_ path: String) -> String? {
        guard let text = try? String(contentsOfFile: root + path, encoding: .utf8) else { return nil }
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    /// A file's lines.
    func lines(_ path: String) -> [Substring] { text(path)?.split(separator: "\n") ?? [] }

    /// What stands behind each `name :` in a file.
    func values(of name: String, in path: String) -> [String] {
        lines(path).compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].split(whereSeparator: \.isWhitespace) == name.split(separator: " ") else {
                return nil
            }
            return parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// The entries of a folder.
    func names(in path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: root + path)) ?? []
    }

    /// Whether there is such a folder.
    func hasFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder) && isFolder
    }

    /// A file's bytes, as far as this user may read them.
    func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: root + path))).map { [UInt8]($0) }
    }

    /// The parts of what a link points to.
    func linkedParts(_ path: String) -> [String]? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: root + path))?.split(separator: "/")
            .map(String.init)
    }

    /// The last part of what a link points to.
    func linkedName(_ path: String) -> String? { linkedParts(path)?.last }
}
