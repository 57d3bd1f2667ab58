import Statistics
import TransferCore

/// A column of the table for people.
struct TableColumn {
    /// Its heading.
    let title: String
    /// Whether it says which cell a row is, and not what came out.
    let isIdentity: Bool
    /// Words go left, numbers right.
    let isNumber: Bool
    /// Where the width does not suffice for all, columns with a lower number stay.
    let rank: Int
    /// What a row has there.
    let text: (TableRow) -> String

    private init(
        _ title: String, rank: Int, isIdentity: Bool = false, isNumber: Bool = true,
        text: @escaping (TableRow) -> String
    ) {
        self.title = title
        self.rank = rank
        self.isIdentity = isIdentity
        self.isNumber = isNumber
        self.text = text
    }

    /// Columns from left to right for these rows.
    static func columns(for rows: [TableRow], style: TableStyle) -> [TableColumn] {
        var names: [String] = []
        for figure in rows.flatMap(\.result.figures) where !names.contains(figure.name) { names.append(figure.name) }
        return identity + outcome(style) + names.map(figure)
    }

    private static let missing = "-"

    private static var identity: [TableColumn] {
        [
            TableColumn("transport", rank: 0, isIdentity: true, isNumber: false) { $0.result.identity.transport },
            TableColumn("method", rank: 1, isIdentity: true, isNumber: false) { $0.result.identity.method.rawValue },
            TableColumn("memory", rank: 8, isIdentity: true, isNumber: false) { $0.result.identity.memory.rawValue },
            TableColumn("size", rank: 2, isIdentity: true) { ByteCount($0.result.identity.sizeBytes).description },
        ]
    }

    private static func outcome(_ style: TableStyle) -> [TableColumn] {
        [
            TableColumn("median", rank: 3) { time($0.result.summary?.median) },
            TableColumn(style.plusMinus + "95%", rank: 11) { row in
                row.result.summary?.relativeHalfWidth.map { Magnitude.digits($0 * 100) + "%" } ?? missing
            },
            TableColumn("p90", rank: 12) { time($0.result.summary?.p90) },
            TableColumn("p99", rank: 9) { time($0.result.summary?.p99) },
            TableColumn("bandwidth", rank: 4) { row in
                row.result.bandwidth.map { Magnitude.bandwidth(bytesPerSecond: $0) } ?? missing
            },
            TableColumn("ratio", rank: 6) { row in row.ratio.map { Magnitude.fixed($0, decimals: 2) } ?? missing },
            TableColumn("ceiling", rank: 7) { row in
                guard let bandwidth = row.result.bandwidth, let ceiling = row.result.ceiling, ceiling > 0 else {
                    return missing
                }
                return "\(Int((bandwidth / ceiling * 100).rounded()))%"
            },
            TableColumn("ok", rank: 5, isNumber: false) { row in
                row.result.verified.map { $0 ? style.right : style.wrong } ?? missing
            },
        ]
    }

    private static func figure(_ name: String) -> TableColumn {
        TableColumn(name, rank: 10) { row in
            row.result.figures.first { $0.name == name }.map { Magnitude.digits($0.value) } ?? missing
        }
    }

    private static func time(_ nanoseconds: Double?) -> String {
        nanoseconds.map { Magnitude.time(nanoseconds: $0) } ?? missing
    }
}
