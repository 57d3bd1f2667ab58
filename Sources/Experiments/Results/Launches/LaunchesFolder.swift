import FoundationEssentials

/// The folder of several launches: `launch-1`, `launch-2` and so on, each that of a run, and `launches.csv` over them.
public struct LaunchesFolder: Sendable {
    /// Where it is.
    public let path: String

    /// Creates the folder where it is missing.
    ///
    /// - Throws: `.cannotOpen`, or `.otherRun` where it holds results already.
    public init(at path: String) throws(ResultsError) {
        self.path = path
        try makeFolder(at: path)
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let isTaken = entries.contains { Self.files.contains($0) || $0.hasPrefix(Self.prefix) }
        if isTaken { throw ResultsError(.otherRun, path: path, cause: "it holds the results of another run") }
    }

    /// The folder of a launch.
    ///
    /// - Parameter number: from 1.
    public func path(ofLaunch number: Int) -> String { "\(path)/\(Self.prefix)\(number)" }

    /// Replaces `launches.csv` by what the launches so far say.
    ///
    /// - Throws: `.full` or `.cannotWrite`.
    public func write(_ summary: LaunchesSummary) throws(ResultsError) {
        let table = CommaSeparatedTable<LaunchedCell>(columns: LaunchesColumn.all.map { ($0.name, $0.value) })
        try replaceFile(at: "\(path)/launches.csv", with: table.text(of: summary.cells).utf8)
    }

    private static let prefix = "launch-"
    /// What tells that the folder has been used.
    private static let files = ["launches.csv", "run.json", "summary.csv", "samples.csv"]
}
