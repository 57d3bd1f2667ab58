/// Why results could not be written: the file, the system's cause, and what would be right.
public struct ResultsError: Error, Hashable, Sendable {
    /// What kind of failure it is; codes can be added.
    public struct Code: Hashable, Sendable {
        private enum Value { case cannotOpen, otherRun, full, cannotWrite }
        private let value: Value

        /// The folder or a file in it cannot be made or opened.
        public static let cannotOpen = Code(value: .cannotOpen)
        /// The folder holds the results of another run.
        public static let otherRun = Code(value: .otherRun)
        /// There is no room left: disk, quota or file size.
        public static let full = Code(value: .full)
        /// Writing failed for another cause.
        public static let cannotWrite = Code(value: .cannotWrite)
    }

    /// What kind of failure it is.
    public let code: Code
    /// The file or folder.
    public let path: String
    /// What the system said, or what was found.
    public let cause: String

    /// A failure at `path`.
    public init(_ code: Code, path: String, cause: String) {
        self.code = code
        self.path = path
        self.cause = cause
    }
}

extension ResultsError: CustomStringConvertible {
    /// One line: `cannot write results/a/summary.csv: No space left on device; free some space, or …`.
    public var description: String {
        switch code {
        case .otherRun: "\(path): \(cause); name another folder with --output, or remove this one"
        case .full: "cannot write \(path): \(cause); free some space, or name a folder elsewhere with --output"
        case .cannotOpen: "cannot open \(path): \(cause); name a folder that you may write to with --output"
        default: "cannot write \(path): \(cause); name a folder elsewhere with --output"
        }
    }
}
