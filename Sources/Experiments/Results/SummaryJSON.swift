/// The JSON form of a summary: the manifest, and for each cell an object with the columns of `summary.csv` as keys.
///
/// What is missing there is `null` here; the further figures are an object of their own.
public struct SummaryJSON: Encodable, Sendable {
    private let manifest: RunManifest
    private let cells: [Cell]

    /// The summary of a run.
    public init(manifest: RunManifest, results: [CellResult]) {
        self.manifest = manifest
        cells = results.map { Cell(result: $0.quotable) }
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }

    private struct Cell: Encodable, Sendable {
        let result: CellResult

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            for column in SummaryColumn.all {
                let key = Key(stringValue: column.name)
                switch column.value(result) {
                case .missing: try object.encodeNil(forKey: key)
                case .text(let text): try object.encode(text, forKey: key)
                case .integer(let integer): try object.encode(integer, forKey: key)
                case .number(let number): try object.encode(number, forKey: key)
                case .flag(let flag): try object.encode(flag, forKey: key)
                case .figures(let figures):
                    var nested = object.nestedContainer(keyedBy: Key.self, forKey: key)
                    for figure in figures {
                        let finite = figure.value.isFinite ? figure.value : nil
                        try nested.encode(finite, forKey: Key(stringValue: figure.name))
                    }
                }
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
