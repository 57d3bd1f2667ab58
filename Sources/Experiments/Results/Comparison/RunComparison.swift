import Statistics
import TransferCore

/// Two sides, each of one run or several, cell by cell: is the candidate slower than the baseline?
public struct RunComparison: Sendable {
    /// A cell that cannot be compared, and why.
    public struct Omission: Hashable, Sendable {
        /// What was run.
        public let identity: CellIdentity
        /// Why it cannot be compared.
        public let reason: String
    }

    /// The runs that are compared with.
    public let baseline: [StoredRun]
    /// The runs that are asked about.
    public let candidate: [StoredRun]
    /// How much slower a cell may be without being complained about: 0.05 for 5 %.
    public let threshold: Double
    /// What the runs were done with, as far as it differs and bears on their times.
    public let differences: [ManifestDifference]
    /// The cells that both sides have measured, in the baseline's order.
    public let cells: [ComparedCell]
    /// The other cells.
    public let omissions: [Omission]

    /// What was wrong with the files of both sides.
    public let problems: [ReadingProblem]

    /// Compares `candidate` with `baseline`; the same runs give the same figures each time.
    ///
    /// - Parameter problems: what was wrong with runs that are on neither side because of it.
    public init(
        baseline: [StoredRun], candidate: [StoredRun], threshold: Double, problems: [ReadingProblem] = []
    ) {
        self.problems = problems + (baseline + candidate).flatMap(\.problems)
        self.baseline = baseline
        self.candidate = candidate
        self.threshold = threshold
        differences = ManifestDifference.all(
            baseline: baseline.map(\.manifest), candidate: candidate.map(\.manifest))

        let sides = [baseline, candidate].map { runs in
            Dictionary(grouping: runs.flatMap(\.cells), by: \.identity)
        }
        var cells: [ComparedCell] = []
        var omissions: [Omission] = []
        for identity in (baseline + candidate).flatMap(\.cells).map(\.identity).uniqued() {
            switch Self.compare(identity, sides[0][identity] ?? [], sides[1][identity] ?? []) {
            case .success(let cell): cells.append(cell)
            case .failure(let reason): omissions.append(Omission(identity: identity, reason: reason.text))
            }
        }
        self.cells = cells
        self.omissions = omissions
    }

    /// The threshold as people write it: `5%`.
    public var thresholdText: String { ColumnValue.number((threshold * 1e8).rounded() / 1e6 as Double?).field + "%" }

    /// The cells that are slower by more than the threshold, and slower beyond doubt.
    public var slowerCells: [ComparedCell] { cells.filter { $0.ratio.isSlower(beyond: threshold) } }

    private struct Reason: Error { let text: String }

    private static func compare(
        _ identity: CellIdentity, _ baseline: [StoredCell], _ candidate: [StoredCell]
    ) -> Result<ComparedCell, Reason> {
        var sides: [[[Double]]] = []
        for (name, other, cells) in [("baseline", "candidate", baseline), ("candidate", "baseline", candidate)] {
            guard !cells.isEmpty else { return .failure(Reason(text: "only in the \(other)")) }
            let measured = cells.filter { $0.status.hasFigures }
            if measured.isEmpty, let status = cells.first?.status {
                let reason = status.reason.map { ": \($0)" } ?? ""
                return .failure(Reason(text: "\(status.name) in the \(name)\(reason)"))
            }
            sides.append(measured.flatMap(\.launches))
        }
        // A seed of its own for each cell, so that a cell's figures do not depend on which others there are.
        var generator = SeededGenerator(seed: UInt64(identity.key, radix: 16) ?? 0)
        if let omission = MedianRatio.omission(baseline: sides[0], candidate: sides[1]) {
            return .failure(Reason(text: omission))
        }
        guard let ratio = MedianRatio(baseline: sides[0], candidate: sides[1], using: &generator),
            let below = ComparedCell.Side(sides[0]), let above = ComparedCell.Side(sides[1])
        else { return .failure(Reason(text: "there are no samples")) }
        let ranked = sides.map { side in
            ratio.kind == .samples
                ? side.flatMap { $0 } : side.map { Quantile.median.estimate(sorted: $0.sorted()) }
        }
        return .success(
            ComparedCell(
                identity: identity, baseline: below, candidate: above, ratio: ratio,
                ranks: RankSumTest(baseline: ranked[0], candidate: ranked[1])))
    }
}
