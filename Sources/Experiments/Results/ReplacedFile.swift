import FoundationEssentials

/// Replaces a file as a whole, so that a kill leaves the old one or the new one. Where it is no plain file (a link, a
/// device), it is written in place, since replacing would cut the link.
///
/// - Throws: `.full` or `.cannotWrite`.
func replaceFile(at path: String, with bytes: some Sequence<UInt8>) throws(ResultsError) {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let isReplaceable = type == nil || type == .typeRegular
    do {
        try Data(bytes).write(to: URL(filePath: path), options: isReplaceable ? .atomic : [])
    } catch {
        let (code, message) = systemCause(of: error)
        throw ResultsError(code, path: path, cause: message)
    }
}

/// Makes a folder and those around it where they are missing.
///
/// - Throws: `.cannotOpen`.
func makeFolder(at path: String) throws(ResultsError) {
    do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
        throw ResultsError(.cannotOpen, path: path, cause: systemCause(of: error).message)
    }
}
