import Statistics
import TransferCore

/// What a comparison says in words: the cells of its table and the lines around it, however they are laid out.
struct ComparisonRows {
    let comparison: RunComparison

    /// Headings of the columns.
    static let titles = [
        "transport", "method", "memory", "size", "baseline", "candidate", "ratio", "95% interval", "launches",
        "verdict",
    ]

    /// The cells under the headings, both in the order of their first appearance.
    var groups: [(heading: String, rows: [[String]])] {
        comparison.cells.map(\.identity.heading).uniqued().map { heading in
            (heading, comparison.cells.filter { $0.identity.heading == heading }.map(row))
        }
    }

    private func row(_ cell: ComparedCell) -> [String] {
        let identity = cell.identity
        return [
            identity.transport, identity.method.rawValue, identity.memory.rawValue,
            ByteCount(identity.sizeBytes).description, Magnitude.time(nanoseconds: cell.baseline.median),
            Magnitude.time(nanoseconds: cell.candidate.median), ratio(cell.ratio.estimate),
            "\(ratio(cell.ratio.low)) to \(ratio(cell.ratio.high))",
            cell.baseline.launches == cell.candidate.launches
                ? "\(cell.baseline.launches)" : "\(cell.baseline.launches), \(cell.candidate.launches)",
            cell.finding(threshold: comparison.threshold).text(beyond: comparison.thresholdText),
        ]
    }

    private func ratio(_ number: Double) -> String { Magnitude.fixed(number, decimals: 3) }

    /// The sides: which runs they are made of.
    var sides: [String] {
        [("baseline", comparison.baseline), ("candidate", comparison.candidate)].map { name, runs in
            let commits = runs.map { $0.manifest.commit ?? "unknown" }.uniqued().joined(separator: ", ")
            return "\(name): \(runs.map(\.path).joined(separator: ", ")) (commit \(commits))"
        }
    }

    /// What the ratio and its interval are.
    var legend: [String] {
        var lines = [
            "Ratio: the candidate's median time over the baseline's, below 1 where the candidate is faster; over several "
                + "launches, of the medians of their medians."
        ]
        let kinds = comparison.cells.map(\.ratio.kind)
        if kinds.contains(.fewLaunches) {
            lines.append("Intervals from two to four launches: Student's t of the logarithms of the launches' medians.")
        }
        if kinds.contains(.samples) {
            lines.append(
                "With one launch on a side the interval does not know how launches differ, often by more than it says: repeat "
                    + "the runs, and give them as A1,A2,...")
        }
        return lines
    }

    /// How many cells there are of each finding.
    var tally: String {
        let threshold = comparison.threshold
        let counts = ComparedCell.Finding.allCases.compactMap { finding -> String? in
            let count = comparison.cells.count { $0.finding(threshold: threshold) == finding }
            return count == 0 ? nil : "\(count) \(finding.text(beyond: comparison.thresholdText))"
        }
        let cells = comparison.cells.count == 1 ? "1 cell" : "\(comparison.cells.count) cells"
        return "\(cells) compared: " + counts.joined(separator: ", ")
    }

    /// The cells that were not compared, with the reasons.
    var omissions: [String] {
        comparison.omissions.map { omission in
            let identity = omission.identity
            return "\(identity.heading): \(identity.transport) \(identity.method.rawValue) \(identity.memory.rawValue) "
                + "\(ByteCount(identity.sizeBytes)): \(omission.reason)"
        }
    }
}
