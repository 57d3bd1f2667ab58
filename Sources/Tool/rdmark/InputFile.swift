import FoundationEssentials
import HostSystem

/// A file that the user names to be read.
enum InputFile {
    /// Its text.
    ///
    /// - Parameters:
    ///   - noun: what it holds, as in `suite`.
    ///   - examples: the folder of this project that has such files.
    static func text(at path: String, holding noun: String, examples: String) throws(Failure) -> String {
        do { return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            let cause =
                isThere
                ? "the \(noun) cannot be read: it is a folder, or not for us" : "there is no such \(noun) file"
            var failure = Failure("\(path): \(cause); give one as in \(examples)", status: ProcessExit.usage)
            failure.isOfHost = true
            throw failure
        }
    }
}
