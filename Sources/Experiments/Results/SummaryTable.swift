import Statistics

/// The results as a table for people.
///
/// Rows of one workload, number of ranks and options stand together under a heading that names them. Where the width
/// does not suffice, the less important columns go; no row is ever longer than the terminal is wide.
public struct SummaryTable {
    private let sections: [TableSection]
    private let style: TableStyle

    /// A table of `results`, in their order; workloads in the order of their first appearance.
    public init(_ results: [CellResult], style: TableStyle) {
        self.style = style
        var workloads: [String] = []
        for result in results where !workloads.contains(result.identity.workload) {
            workloads.append(result.identity.workload)
        }
        let rows = TableRow.rows(of: results)
        sections = workloads.map { workload in
            TableSection(rows.filter { $0.result.identity.workload == workload }, style: style)
        }
    }

    /// The table, each line with its line end.
    public var text: String {
        guard !sections.isEmpty else { return "" }
        var lines = style.wrapped(Self.legend) + sections.flatMap(\.lines)
        let remarks = absences + cutVerdicts + coRunNotes
        if !remarks.isEmpty { lines += [""] + remarks.flatMap(style.wrapped) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static let legend =
        "Time per iteration (latency: one way); quantiles: Hyndman-Fan type 7; 1 GB = 10^9 bytes. Ratio: median of the first"
        + " measured row of its size over this one's. Ceiling: median of plain code copying the same layouts over this one's."

    /// What a dash among the times means, if one is shown.
    private var absences: [String] {
        var isTooFew = false
        var isBatched = false
        for section in sections {
            let showsTails = section.shows("p99") || section.shows("p90")
            for summary in section.rows.filter({ $0.verdict == nil }).compactMap(\.result.summary) {
                isTooFew = isTooFew || summary.median == nil || (showsTails && !summary.batched && summary.p99 == nil)
                isBatched = isBatched || (showsTails && summary.batched)
            }
        }
        let needs = [Quantile.median, .p90, .p99].map { "\($0) \($0.samplesNeeded())" }.joined(separator: ", ")
        return (isTooFew ? ["- : not estimable from so few samples; needed are: \(needs)."] : [])
            + (isBatched ? ["- : no p90 and p99 where one sample holds several events."] : [])
    }

    /// What the columns of a kernel beside the transfer mean, where there are such.
    private var coRunNotes: [String] {
        let notes = CoRun.Setting.notes(of: sections.flatMap(\.rows).filter { $0.verdict == nil }.map(\.result))
        guard !notes.isEmpty else { return [] }
        return ["Kernel slowed: its time beside the transfer over that alone; slowed by it: the transfer's."] + notes
    }

    /// The verdicts that their rows had no room for, each once.
    private var cutVerdicts: [String] {
        var texts: [String] = []
        for verdict in sections.flatMap(\.cutVerdicts) where !texts.contains(verdict) { texts.append(verdict) }
        return texts
    }
}
