/// The JSON form of a summary: the manifest, and for each cell an object with the columns of `summary.csv` as keys.
///
/// What is missing there is `null` here; the further figures are an object of their own.
public struct SummaryJSON: Encodable, Sendable {
    private let manifest: RunManifest
    private let cells: [EncodedColumns]

    /// The summary of a run.
    public init(manifest: RunManifest, results: [CellResult]) {
        self.manifest = manifest
        cells = results.map(\.quotable).map { result in
            EncodedColumns(columns: SummaryColumn.all.map { ($0.name, $0.value(result)) })
        }
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }
}
