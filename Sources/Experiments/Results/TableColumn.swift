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
        let isCoRun = rows.contains { $0.result.coRun != nil }
        return identity + outcome(style) + (isCoRun ? coRun : []) + names.map(figure)
    }

    private static let missing = "-"

    private static var identity: [TableColumn] {
        [
            TableColumn("transport", rank: 0, isIdentity: true, isNumber: false) { $0.result.identity.transport },
            TableColumn("method", rank: 1, isIdentity: true, isNumber: false) { $0.result.identity.method.rawValue },
            TableColumn("memory", rank: 11, isIdentity: true, isNumber: false) { $0.result.identity.memory.rawValue },
            TableColumn("size", rank: 2, isIdentity: true) { ByteCount($0.result.identity.sizeBytes).description },
        ]
    }

    private static func outcome(_ style: TableStyle) -> [TableColumn] {
        [
            TableColumn("median", rank: 3) { time($0.result.summary?.median) },
            TableColumn(style.plusMinus + "95%", rank: 13) { row in
                row.result.summary?.relativeHalfWidth.map { Magnitude.digits($0 * 100) + "%" } ?? missing
            },
            TableColumn("p90", rank: 14) { time($0.result.summary?.p90) },
            TableColumn("p99", rank: 12) { time($0.result.summary?.p99) },
            TableColumn("bandwidth", rank: 4) { row in
                row.result.bandwidth.map { Magnitude.bandwidth(bytesPerSecond: $0) } ?? missing
            },
            TableColumn("ratio", rank: 6) { row in row.ratio.map { Magnitude.fixed($0, decimals: 2) } ?? missing },
            TableColumn("ceiling", rank: 8) { row in row.shareOfCeiling.map(percentage) ?? missing },
            TableColumn("ok", rank: 5, isNumber: false) { row in
                row.result.verified.map { $0 ? style.right : style.wrong } ?? missing
            },
        ]
    }

    private static var coRun: [TableColumn] {
        [
            TableColumn("kernel slowed", rank: 7) { slowdown($0.result.coRun?.summary.kernelSlowdown) },
            TableColumn("slowed by it", rank: 7) { slowdown($0.result.coRun?.summary.transferSlowdown) },
        ]
    }

    private static func slowdown(_ ratio: MedianRatio?) -> String {
        ratio.map { Magnitude.fixed($0.estimate, decimals: 2) } ?? missing
    }

    /// A column of a workload's own. A name that ends in `_ns`, or in `_ns_per_` something, is one of a time.
    private static func figure(_ name: String) -> TableColumn {
        let parts = name.split(separator: "_")
        let unit = parts.firstIndex(of: "ns")
        let title = unit.map { parts[..<$0].joined(separator: " ") } ?? name
        return TableColumn(title, rank: rank(ofFigure: name)) { row in
            guard let value = row.result.figures.first(where: { $0.name == name })?.value else { return missing }
            return name == "efficiency" ? percentage(value) : unit == nil ? Magnitude.digits(value) : time(value)
        }
    }

    /// Those that a workload is run for stay longer than those that explain them.
    private static func rank(ofFigure name: String) -> Int {
        switch name {
        case "efficiency": 7
        case "producer_stall_ns_per_chunk": 9
        case "consumer_stall_ns_per_chunk": 10
        default: 15
        }
    }

    private static func percentage(_ share: Double) -> String { Magnitude.fixed(share * 100, decimals: 0) + "%" }

    private static func time(_ nanoseconds: Double?) -> String {
        nanoseconds.map { Magnitude.time(nanoseconds: $0) } ?? missing
    }
}
