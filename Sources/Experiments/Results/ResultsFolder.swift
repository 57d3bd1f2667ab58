public import FoundationEssentials
import Statistics
import TransferCore

/// The folder that a run writes to: `samples.csv`, `summary.csv`, `histograms.csv` and `run.json`.
///
/// All four are opened before the first sample, and whole rows are handed to the system at once: after a kill every
/// row of which `append` had returned is there. One rank holds it; it is not for several threads.
public final class ResultsFolder {
    /// Where it is.
    public let path: String
    /// What `run.json` says.
    public private(set) var manifest: RunManifest

    private var summaryFile: AppendOnlyFile
    private var samplesFile: AppendOnlyFile
    private var histogramsFile: AppendOnlyFile
    private var rows = CommaSeparatedRows()
    /// How many samples of each cell, by its key, are in the file.
    private var samplesWritten: [String: Int] = [:]
    /// The valid samples of cells whose row is still to come, by their keys.
    private var histograms: [String: CellHistograms] = [:]

    /// Creates the folder where it is missing, opens its files and writes their headings.
    ///
    /// - Throws: `.cannotOpen`, `.otherRun` where it holds the rows of another run, `.full` or `.cannotWrite`.
    public init(at path: String, manifest: RunManifest) throws(ResultsError) {
        self.path = path
        self.manifest = manifest
        try makeFolder(at: path)
        summaryFile = try AppendOnlyFile(path: "\(path)/summary.csv")
        samplesFile = try AppendOnlyFile(path: "\(path)/samples.csv")
        histogramsFile = try AppendOnlyFile(path: "\(path)/histograms.csv")
        guard summaryFile.isEmpty, samplesFile.isEmpty, histogramsFile.isEmpty else {
            throw ResultsError(.otherRun, path: path, cause: "it holds the results of another run")
        }
        try writeManifest()
        try appendRow(of: SummaryColumn.all.map(\.name), to: &summaryFile)
        try appendRow(of: SampleRecord.columns, to: &samplesFile)
        try appendRow(of: CellHistograms.columns, to: &histogramsFile)
    }

    /// `results/<cluster>/20260131T235959Z-<commit>`.
    public static func defaultPath(cluster: String, startedAt: Date, commit: String?) -> String {
        let time = startedAt.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        return "results/\(cluster)/\(time)-\(commit ?? "unknown")"
    }

    /// Writes the samples of a cell, in the order in which they were taken; a cell may come several times.
    ///
    /// - Throws: `.full` or `.cannotWrite`.
    public func append(samples: some Sequence<SampleRecord>, of cell: CellIdentity) throws(ResultsError) {
        let key = cell.key
        var cellFields = CommaSeparatedRows()
        for field in [key, cell.workload, cell.transport, cell.method.rawValue] { cellFields.append(field) }
        cellFields.append(cell.sizeBytes)

        rows.removeAll()
        var index = samplesWritten[key, default: 0]
        var counted = histograms.removeValue(forKey: key) ?? CellHistograms()
        for sample in samples {
            counted.add(sample)
            rows.append(fields: cellFields.bytes)
            rows.append(sample.launch)
            rows.append(index)
            rows.append(sample.events)
            rows.append(sample.elapsedNanoseconds)
            rows.append(sample.validity.rawValue)
            rows.endRow()
            index += 1
        }
        try samplesFile.append(rows.bytes)
        samplesWritten[key] = index
        histograms[key] = counted
    }

    /// Writes the row of a cell, and the histograms of its samples where its figures may be shown.
    ///
    /// - Throws: `.full` or `.cannotWrite`.
    public func append(result: CellResult) throws(ResultsError) {
        let quotable = result.quotable
        let key = result.identity.key
        if let counted = histograms.removeValue(forKey: key), result.status.hasFigures {
            rows.removeAll()
            counted.write(to: &rows, of: key)
            try histogramsFile.append(rows.bytes)
        }
        try appendRow(of: SummaryColumn.all.map { $0.value(quotable).field }, to: &summaryFile)
    }

    /// Changes what `run.json` says.
    ///
    /// - Throws: `.cannotOpen`, `.full` or `.cannotWrite`.
    public func updateManifest(_ change: (inout RunManifest) -> Void) throws(ResultsError) {
        change(&manifest)
        try writeManifest()
    }

    /// Closes the rows and says in `run.json` how the run ended.
    ///
    /// - Throws: `.cannotOpen`, `.full` or `.cannotWrite`.
    public func finish(
        _ status: RunManifest.Status, reason: String? = nil, at endedAt: Date = Date()
    ) throws(ResultsError) {
        try samplesFile.close()
        try summaryFile.close()
        try histogramsFile.close()
        try updateManifest { manifest in
            manifest.status = status
            manifest.reason = reason
            manifest.endedAt = endedAt
        }
    }

    /// Writes a file of its own beside the rows.
    ///
    /// - Throws: `.cannotOpen`, `.full` or `.cannotWrite`.
    public func write(_ text: String, to name: String) throws(ResultsError) {
        try replaceFile(at: "\(path)/\(name)", with: text.utf8)
    }

    private func appendRow(of fields: [String], to file: inout AppendOnlyFile) throws(ResultsError) {
        rows.removeAll()
        for field in fields { rows.append(field) }
        rows.endRow()
        try file.append(rows.bytes)
    }

    private func writeManifest() throws(ResultsError) {
        try replaceFile(at: "\(path)/run.json", with: manifest.json.utf8)
    }
}
