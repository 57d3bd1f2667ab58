import FoundationEssentials

extension StoredRun {
    /// The runs that a word of the command line names: the folder of a run, a folder of such folders, or several of both
    /// with commas between. Each run is a launch of its own, or as many as it made itself.
    ///
    /// - Returns: the runs that can be read, at least one, and the problems with the others.
    /// - Throws: where none can be read, or one is named twice.
    public static func all(
        named word: String
    ) throws(ReadingProblem) -> (runs: [StoredRun], problems: [ReadingProblem]) {
        let files = FileManager.default
        let names = files.fileExists(atPath: word) ? [word] : word.split(separator: ",").map(String.init)
        var folders: [String] = []
        for name in names { folders += try runFolders(name) }
        var seen: Set<String> = []
        for folder in folders where !seen.insert(URL(filePath: folder).standardizedFileURL.path).inserted {
            throw ReadingProblem(folder, "the run is named twice", "name it once: a copy tells nothing new")
        }
        var runs: [StoredRun] = []
        var problems: [ReadingProblem] = []
        for folder in folders {
            do throws(ReadingProblem) { runs.append(try StoredRun(at: folder)) } catch { problems.append(error) }
        }
        if runs.isEmpty, let first = problems.first { throw first }
        return (runs, problems)
    }

    /// The folder itself where it is one of a run, else those in it that are.
    private static func runFolders(_ path: String) throws(ReadingProblem) -> [String] {
        let files = FileManager.default
        guard !files.fileExists(atPath: "\(path)/run.json") else { return [path] }
        guard let entries = try? files.contentsOfDirectory(atPath: path) else {
            throw ReadingProblem(
                path, "there is no such folder", "give the folder of a run, or several with commas between")
        }
        let folders = entries.sorted().map { "\(path)/\($0)" }.filter { files.fileExists(atPath: "\($0)/run.json") }
        guard !folders.isEmpty else {
            throw ReadingProblem(
                path, "there is no run.json in it, nor in a folder in it, such as launch-1",
                "give the folder of a run, or that of its launches")
        }
        return folders
    }
}
