import FoundationEssentials

/// The commit that the checkout around the executable is at.
enum SourceCommit {
    /// Its first 12 digits, or nothing where the executable lies in no checkout.
    static let current: String? = {
        guard let executable = Executable.path else { return nil }
        var folder = URL(filePath: executable).deletingLastPathComponent()
        while folder.path() != "/" {
            if let commit = commit(in: folder.appending(path: ".git")) { return String(commit.prefix(12)) }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    private static func commit(in repository: URL) -> String? {
        func text(_ name: String) -> String? {
            (try? Data(contentsOf: repository.appending(path: name))).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let head = text("HEAD").map({ $0.prefix { !$0.isNewline } }) else { return nil }
        guard head.hasPrefix("ref: ") else { return String(head) }
        let reference = String(head.dropFirst(5))
        if let loose = text(reference) { return String(loose.prefix { !$0.isNewline }) }
        let packed = text("packed-refs")?.split(separator: "\n").first { $0.hasSuffix(" " + reference) }
        return packed.map { String($0.prefix { $0 != " " }) }
    }
}
