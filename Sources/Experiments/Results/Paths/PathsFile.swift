import Statistics

/// `paths.csv`: the comparisons of paths for other programs, a row for each size of each comparison.
public struct PathsFile {
    private let comparisons: [PathComparison]

    /// The file of `comparisons`, in their order.
    public init(_ comparisons: [PathComparison]) { self.comparisons = comparisons }

    /// Its text, heading included.
    public var text: String {
        Self.table.text(of: comparisons.flatMap { comparison in comparison.ratios.map { (comparison, $0) } })
    }

    private static var table: CommaSeparatedTable<(of: PathComparison, cell: PathRatio)> {
        CommaSeparatedTable(columns: [
            ("baseline", { .text($0.of.baseline) }),
            ("candidate", { .text($0.of.candidate) }),
            ("size_bytes", { .integer($0.cell.sizeBytes) }),
            ("baseline_cell", { .text($0.cell.baseline.result.identity.key) }),
            ("candidate_cell", { .text($0.cell.candidate.result.identity.key) }),
            ("ratio", { .number($0.cell.ratio?.estimate) }),
            ("ratio_low", { .number($0.cell.ratio?.low) }),
            ("ratio_high", { .number($0.cell.ratio?.high) }),
            ("ratio_from", { .text($0.cell.ratio?.kind.rawValue) }),
            ("verdict", { .text($0.cell.ratio?.verdict.rawValue) }),
            ("reason", { .text($0.cell.reason) }),
            ("crossover_bytes", { .number($0.of.crossover.place?.size) }),
            ("crossover_low_bytes", { .number($0.of.crossover.place?.low) }),
            ("crossover_high_bytes", { .number($0.of.crossover.place?.high) }),
            ("crossover_reason", { .text($0.of.crossover.reason) }),
        ])
    }
}
