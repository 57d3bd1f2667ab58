/// What launches say together, for programs: the launches, and for each cell an object with the columns of
/// `launches.csv` as keys; what is missing there is `null` here.
public struct LaunchesJSON: Encodable, Sendable {
    private struct Launch: Encodable, Sendable {
        let path: String
        @NullEncoded var commit: String?
        @NullEncoded var seed: UInt64?
        let status: String
    }

    private let launches: [Launch]
    private let cells: [EncodedColumns]

    /// A summary.
    public init(_ summary: LaunchesSummary) {
        launches = summary.launches.map { path, manifest in
            Launch(path: path, commit: manifest.commit, seed: manifest.seed, status: manifest.status.rawValue)
        }
        cells = summary.cells.map { cell in
            EncodedColumns(columns: LaunchesColumn.all.map { ($0.name, $0.value(cell)) })
        }
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }
}
