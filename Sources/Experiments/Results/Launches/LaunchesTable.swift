import Statistics
import TransferCore

/// What launches say together, as a table for people.
public struct LaunchesTable {
    private let cells: [LaunchedCell]
    private let launches: Int
    private let style: TableStyle

    /// A table of `summary`.
    public init(_ summary: LaunchesSummary, style: TableStyle) {
        cells = summary.cells
        launches = summary.launches.count
        self.style = style
    }

    /// The table, each line with its line end; nothing where there is no cell.
    public var text: String {
        guard !cells.isEmpty else { return "" }
        var lines = style.wrapped(legend)
        for heading in cells.map(\.identity.heading).uniqued() {
            let rows = cells.filter { $0.identity.heading == heading }.map(row)
            let aligned = AlignedRows.lines([Self.titles] + rows).map { style.clipped($0, to: style.width) }
            lines += ["", style.clipped(heading, to: style.width), style.bold(aligned[0])] + aligned.dropFirst()
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static let titles = [
        "transport", "method", "memory", "size", "launches", "median", "95 % interval", "spread",
    ]

    private var legend: String {
        var sentences = [
            "Over \(launches) \(launches == 1 ? "launch" : "launches"): the median of the launches' medians, its 95 % interval,"
                + " and the relative standard deviation from launch to launch."
        ]
        let kinds = Set(cells.compactMap { $0.medians?.interval?.kind })
        if kinds.contains(.fewLaunches) {
            sentences.append("Intervals from two to five launches: Student's t of the logarithms of their medians.")
        }
        if cells.contains(where: { $0.medians?.launches == 1 }) {
            sentences.append("One launch has no interval.")
        }
        return sentences.joined(separator: " ")
    }

    private func row(_ cell: LaunchedCell) -> [String] {
        let identity = cell.identity
        let names = [
            identity.transport, identity.method.rawValue, identity.memory.rawValue,
            ByteCount(identity.sizeBytes).description,
        ]
        guard let medians = cell.medians else { return names + ["0", cell.reason ?? ""] }
        let interval = medians.interval.map {
            "\(Magnitude.time(nanoseconds: $0.low)) .. \(Magnitude.time(nanoseconds: $0.high))"
        }
        let spread = medians.spread.map { Magnitude.digits($0 * 100) + "%" }
        return names + [
            "\(medians.launches)", Magnitude.time(nanoseconds: medians.median), interval ?? "-", spread ?? "-",
        ]
    }
}
