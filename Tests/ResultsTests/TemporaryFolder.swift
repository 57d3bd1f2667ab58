import FoundationEssentials
import Testing

/// An empty folder for one test, removed at its end.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/rdmark-results-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The bytes of a file in `subfolder`.
    func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(file)")))
    }

    /// The rows of a file as dictionaries by its heading.
    func records(_ file: String) throws -> [[String: String]] {
        let rows = try CommaSeparatedReader(try bytes(file)).rows
        let heading = try #require(rows.first)
        return rows.dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: zip(heading, row))
        }
    }
}
