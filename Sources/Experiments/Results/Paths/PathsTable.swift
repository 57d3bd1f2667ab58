import Statistics
import TransferCore

/// The comparisons of paths as tables for people, each with its verdict below.
public struct PathsTable {
    private let comparisons: [PathComparison]
    private let style: TableStyle

    /// A table of `comparisons`, in their order.
    public init(_ comparisons: [PathComparison], style: TableStyle) {
        self.comparisons = comparisons
        self.style = style
    }

    /// The tables, each line with its line end.
    public var text: String {
        guard !comparisons.isEmpty else { return "" }
        let lines = style.wrapped(Self.legend) + comparisons.flatMap(lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static let legend =
        "Medians of an iteration's time (latency: one way). Ratio: the second path's median over the first's, below 1 where"
        + " the second is faster, with its 95 % interval. By the first and the second path, over all ranks: staged, the bytes of"
        + " an iteration that went through host memory; CPU, seconds of processors for 10^9 bytes, waiting included; and of rank"
        + " 0 the memory kept for what is staged or packed."

    private func lines(of comparison: PathComparison) -> [String] {
        let heading = [
            "size", comparison.baseline, comparison.candidate, "ratio", "95 %", "faster", "staged", "CPU, s/GB",
            "memory",
        ]
        let rows = comparison.ratios.map { row($0, comparison) }
        let table = AlignedRows.lines([heading] + rows).map { style.clipped($0, to: style.width) }
        return ["", style.bold(table[0])] + table.dropFirst() + coRunLines(of: comparison) + [""]
            + style.wrapped(comparison.verdict)
    }

    private func coRunLines(of comparison: PathComparison) -> [String] {
        let lines = AlignedRows.lines(Self.coRunRows(of: comparison)).map { style.clipped($0, to: style.width) }
        guard let heading = lines.first else { return [] }
        return ["", style.bold(heading)] + lines.dropFirst() + [""]
            + Self.coRunNotes(of: comparison).flatMap(style.wrapped)
    }

    private func row(_ cell: PathRatio, _ comparison: PathComparison) -> [String] {
        let size = Magnitude.size(bytes: Double(cell.sizeBytes))
        guard let ratio = cell.ratio else { return [size, cell.reason ?? ""] }
        let times = [cell.baseline, cell.candidate].map { side in
            side.result.summary?.median.map(Magnitude.time(nanoseconds:)) ?? "-"
        }
        func both(_ text: (CellResult) -> String?) -> String {
            [cell.baseline, cell.candidate].map { text($0.result) ?? "-" }.joined(separator: ", ")
        }
        let faster =
            switch ratio.verdict {
            case .faster: comparison.candidate
            case .slower: comparison.baseline
            case .noDifferenceShown: "not shown"
            }
        return [size] + times
            + [
                Magnitude.digits(ratio.estimate), "\(Magnitude.digits(ratio.low)) .. \(Magnitude.digits(ratio.high))",
                faster, both { $0.evidence.map { Magnitude.size(bytes: Double($0.stagedBytes)) } },
                both { $0.processorSecondsPerGigabyte.map(Magnitude.digits) },
                both { $0.stagingMemoryBytes.map { Magnitude.size(bytes: Double($0)) } },
            ]
    }
}
