/// The figures of a run in the customary form for dashboards: a list of name, unit and value.
///
/// `github-action-benchmark` and others that follow it take such a list for figures that are all better when smaller
/// (`customSmallerIsBetter`), or all better when bigger (`customBiggerIsBetter`); so a list holds one figure of each cell.
public struct BenchmarkList: Sendable {
    /// Which figure of each cell.
    public enum Figure: String, CaseIterable, Sendable {
        /// Median time of an event, in nanoseconds: smaller is better.
        case median
        /// Bytes a second: bigger is better.
        case bandwidth
    }

    /// A figure.
    public struct Entry: Encodable, Hashable, Sendable {
        /// The cell in words, the same in every run.
        public let name: String
        /// What the value counts: `ns` or `B/s`.
        public let unit: String
        /// How much; always there, and finite.
        public let value: Double
        /// Half the width of the median's 95 % interval: `± 17.5`; absent where it is not known.
        public let range: String?
        /// How many samples are behind it, and of which commit.
        public let extra: String
    }

    /// Figures of the cells that were measured, in the order of `summary.csv`.
    public let entries: [Entry]
    /// Cells that have no figure, each with its reason.
    public let omissions: [String]
    /// What of the files could not be read.
    public let problems: [ReadingProblem]

    /// Reads `run.json` and `summary.csv` of a run.
    ///
    /// - Throws: where one is missing, belongs to a newer rdmark, or cannot be read at all.
    public init(ofRunAt path: String, figure: Figure) throws(ReadingProblem) {
        let manifest = try RunManifest(storedAt: "\(path)/run.json")
        var table = try StoredTable(
            path: "\(path)/summary.csv", needing: StoredSummaryRow.columns + figure.columns,
            known: SummaryColumn.all.map(\.name))
        var found: [Entry] = []
        var missing: [String] = []
        while try table.next() {
            switch StoredSummaryRow.read(table) {
            case .failure(let field): table.tell(field.text, "the row is left out")
            case .success(let row):
                let name = row.identity.words
                if let reason = row.reasonForNoFigure {
                    missing.append("\(name): \(reason)")
                } else if let value = figure.value(in: &table) {
                    found.append(
                        Entry(
                            name: name, unit: figure.unit, value: value, range: figure.range(in: table),
                            extra: row.origin(commit: manifest.commit)))
                } else {
                    missing.append("\(name): it has no \(figure.rawValue)")
                }
            }
        }
        let repeated = Dictionary(grouping: found, by: \.name).filter { $0.value.count > 1 }.keys
        entries = found.filter { !repeated.contains($0.name) }
        omissions = missing + repeated.sorted().map { "\($0): it has several rows, which cannot be told apart" }
        problems = table.problems
    }

    /// The list as JSON text.
    public var json: String { jsonText(entries) }
}

extension BenchmarkList.Figure {
    fileprivate var unit: String { self == .median ? "ns" : "B/s" }

    /// The value's column first.
    fileprivate var columns: [String] {
        self == .median ? ["median_ns", "median_low_ns", "median_high_ns"] : ["bandwidth_bytes_per_s"]
    }

    /// The value in the latest row; nothing where it is missing, or is no number, which is told.
    fileprivate func value(in table: inout StoredTable) -> Double? {
        guard let text = table.text(columns[0]) else { return nil }
        guard let value = Double(text), value.isFinite else {
            table.tell("\(columns[0]) is `\(text)` and not a number", "the figure is left out")
            return nil
        }
        return value
    }

    fileprivate func range(in table: StoredTable) -> String? {
        let ends = columns.dropFirst().compactMap { table.text($0).flatMap(Double.init) }
        guard ends.count == 2 else { return nil }
        return "± \(Magnitude.digits((ends[1] - ends[0]) / 2))"
    }
}

extension StoredSummaryRow {
    /// Why the row can have no figure to hand on; nothing where it was measured to its end.
    fileprivate var reasonForNoFigure: String? {
        status == .ok ? nil : [status.name, status.reason].compactMap { $0 }.joined(separator: ": ")
    }

    fileprivate func origin(commit: String?) -> String {
        ["\(samples ?? 0) samples", commit.map { "rdmark \($0)" }].compactMap { $0 }.joined(separator: ", ")
    }
}
