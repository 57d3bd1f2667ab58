import FoundationEssentials
import Glibc

/// A file to whose end bytes are written straight away: what `append(_:)` has returned from survives a kill.
///
/// Every call on a file descriptor, and so all that is unsafe in this module, is in this file.
struct AppendOnlyFile: ~Copyable {
    /// Where it is.
    let path: String
    /// Its size at the last whole append, if it is a file that has one.
    private var size: Int
    /// -1 once closed.
    private var descriptor: CInt

    /// Opens the file, creating it where it is missing. (`open`, -1 with errno)
    ///
    /// - Throws: `.cannotOpen`.
    init(path: String) throws(ResultsError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw ResultsError(.cannotOpen, path: path, cause: systemMessage(errno))
        }
        size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Whether something has been written to it, by this run or another.
    var isEmpty: Bool { size == 0 }

    /// Writes all of `bytes`, or none: where the end does not go in, what went in is cut off again. (`write`, -1 with
    /// errno)
    ///
    /// - Throws: `.full` or `.cannotWrite`.
    mutating func append(_ bytes: [UInt8]) throws(ResultsError) {
        var written = 0
        while written < bytes.count {
            let result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            guard result <= 0 else {
                written += result
                continue
            }
            // A write of nothing means that the device takes no more.
            let error = result == 0 ? ENOSPC : errno
            if error != EINTR {
                _ = ftruncate(descriptor, size)
                throw ResultsError(code(ofFailedWrite: error), path: path, cause: systemMessage(error))
            }
        }
        size += written
    }

    /// Closes the file; network file systems report here what they could not store. (`close`, -1 with errno)
    ///
    /// - Throws: `.full` or `.cannotWrite`.
    mutating func close() throws(ResultsError) {
        guard descriptor >= 0 else { return }
        let result = Glibc.close(descriptor)
        descriptor = -1
        let error = errno
        if result != 0, error != EINTR {
            throw ResultsError(code(ofFailedWrite: error), path: path, cause: systemMessage(error))
        }
    }
}

/// What the system said beneath an error that FoundationEssentials threw while it wrote.
func systemCause(of error: any Error) -> (code: ResultsError.Code, message: String) {
    let beneath = unsafe (error as? CocoaError)?.userInfo["NSUnderlyingError"]
    guard let system = beneath as? POSIXError else { return (.cannotWrite, "\(error)") }
    return (code(ofFailedWrite: system.code.rawValue), systemMessage(system.code.rawValue))
}

/// Which code the errno of a failed write belongs to.
private func code(ofFailedWrite error: CInt) -> ResultsError.Code {
    [ENOSPC, EDQUOT, EFBIG].contains(error) ? .full : .cannotWrite
}

/// The system's words for an errno. (`strerror`)
private func systemMessage(_ error: CInt) -> String {
    unsafe String(cString: strerror(error))
}
