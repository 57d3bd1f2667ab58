import FoundationEssentials

/// A run as its folder holds it; see `ResultsFolder`. What cannot be read is left out and told.
public struct StoredRun: Sendable {
    /// The folder.
    public let path: String
    /// What `run.json` says.
    public let manifest: RunManifest
    /// Its cells in the order of `summary.csv`.
    public let cells: [StoredCell]
    /// What was wrong, and what was done about it.
    public let problems: [ReadingProblem]

    /// A run; see the properties.
    public init(path: String, manifest: RunManifest, cells: [StoredCell], problems: [ReadingProblem] = []) {
        self.path = path
        self.manifest = manifest
        self.cells = cells
        self.problems = problems
    }

    /// Reads the folder of a run.
    ///
    /// - Throws: where a file is missing, belongs to a newer rdmark, or cannot be read from its beginning on.
    public init(at path: String) throws(ReadingProblem) {
        manifest = try RunManifest(storedAt: "\(path)/run.json")
        let samples = try StoredSamples(path: "\(path)/samples.csv")
        var summary = try StoredTable(
            path: "\(path)/summary.csv", needing: StoredSummaryRow.columns, known: SummaryColumn.all.map(\.name))
        var cells: [StoredCell] = []
        var rows: [String: Int] = [:]
        var broken: [ReadingProblem] = []
        do throws(ReadingProblem) {
            while try summary.next() {
                switch StoredSummaryRow.read(summary) {
                case .failure(let field): summary.tell(field.text, "the row is left out")
                case .success(let row):
                    rows[row.identity.key, default: 0] += 1
                    if let cell = Self.cell(row, samples.cells[row.identity.key], &summary) { cells.append(cell) }
                }
            }
        } catch { broken = [error] }
        for key in samples.cells.keys.sorted() where rows[key] == nil {
            broken.append(
                ReadingProblem(
                    "\(path)/samples.csv",
                    "cell \(key) has samples and no row in summary.csv, as where a run was killed",
                    "it is left out"))
        }
        for key in rows.filter({ $0.value > 1 }).keys.sorted() {
            broken.append(
                ReadingProblem(
                    "\(path)/summary.csv", "cell \(key) has \(rows[key, default: 0]) rows, which cannot be told apart",
                    "they are left out; measure each in a run of its own"))
        }
        self.path = path
        self.cells = cells.filter { rows[$0.identity.key] == 1 }
        problems = samples.problems + summary.problems + broken
    }

    /// The cell of a row with its samples, unless they are not all there.
    private static func cell(
        _ row: StoredSummaryRow, _ samples: StoredSamples.Cell?, _ summary: inout StoredTable
    ) -> StoredCell? {
        guard row.status.hasFigures else {
            return StoredCell(identity: row.identity, status: row.status, launches: [])
        }
        let (found, told) = (samples?.count ?? 0, row.samples ?? 0)
        guard samples?.isDamaged != true, found == told else {
            if samples?.isDamaged != true {
                summary.tell(
                    "cell \(row.identity.key) has \(told) samples here and \(found) in samples.csv", "it is left out")
            }
            return nil
        }
        let launches = (samples?.launches ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        return StoredCell(
            identity: row.identity, status: row.status, launches: launches, registration: row.registration)
    }
}

extension RunManifest {
    /// The manifest in a file.
    ///
    /// - Throws: where there is none, where a newer rdmark wrote it, or where it is no manifest.
    init(storedAt path: String) throws(ReadingProblem) {
        struct Version: Decodable { let schema: Int? }
        let data = Data(try fileBytes(path))
        if let schema = try? JSONDecoder().decode(Version.self, from: data).schema, schema > Self.currentSchema {
            throw ReadingProblem(
                path, "its schema is \(schema), and this rdmark reads schemas up to \(Self.currentSchema)",
                "compare with the rdmark that wrote it, or a newer one")
        }
        do { self = try RunManifest(json: data) } catch {
            throw ReadingProblem(path, "it is no manifest of a run: \(Self.cause(error))", "give the folder of a run")
        }
    }

    /// A key as the file has it.
    private static func written(_ key: any CodingKey) -> String {
        key.stringValue.reduce(into: "") { name, letter in
            name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
    }

    private static func cause(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "there is no \(written(key))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.codingPath.map(written).joined(separator: ".")) is of the wrong type"
        case .dataCorrupted: "it is not whole JSON"
        default: "\(error)"
        }
    }
}
