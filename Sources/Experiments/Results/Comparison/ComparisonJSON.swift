import Statistics
import TransferCore

/// A comparison for programs; its keys are documented in `results/README.md`.
public struct ComparisonJSON: Encodable, Sendable {
    private struct Run: Encodable, Sendable {
        let path: String
        @NullEncoded var commit: String?
        let status: String
    }

    private struct Difference: Encodable, Sendable {
        let subject: String
        let baseline: [String]
        let candidate: [String]
    }

    private struct Side: Encodable, Sendable {
        let medianNs: Double
        let launches: Int
        let samples: Int

        init(_ side: ComparedCell.Side) {
            medianNs = side.median
            launches = side.launches
            samples = side.samples
        }
    }

    private struct Ratio: Encodable, Sendable {
        let estimate: Double
        let low: Double
        let high: Double
        let kind: String
    }

    private struct Cell: Encodable, Sendable {
        let identity: EncodedColumns
        let baseline: Side
        let candidate: Side
        let ratio: Ratio
        let verdict: String
        let isBeyondThreshold: Bool
        @NullEncoded var superiority: Double?
        @NullEncoded var rankSumProbability: Double?
    }

    private struct Omission: Encodable, Sendable {
        let identity: EncodedColumns
        let reason: String
    }

    private let baseline: [Run]
    private let candidate: [Run]
    private let threshold: Double
    private let differences: [Difference]
    private let problems: [String]
    private let cells: [Cell]
    private let notCompared: [Omission]

    /// A comparison.
    public init(_ comparison: RunComparison) {
        func runs(_ runs: [StoredRun]) -> [Run] {
            runs.map { Run(path: $0.path, commit: $0.manifest.commit, status: $0.manifest.status.rawValue) }
        }
        baseline = runs(comparison.baseline)
        candidate = runs(comparison.candidate)
        threshold = comparison.threshold
        differences = comparison.differences.map {
            Difference(subject: $0.subject, baseline: $0.baseline, candidate: $0.candidate)
        }
        problems = comparison.problems.map(\.description)
        cells = comparison.cells.map { Self.cell($0, threshold: comparison.threshold) }
        notCompared = comparison.omissions.map { Omission(identity: $0.identity.named, reason: $0.reason) }
    }

    private static func cell(_ cell: ComparedCell, threshold: Double) -> Cell {
        let ratio = cell.ratio
        return Cell(
            identity: cell.identity.named, baseline: Side(cell.baseline), candidate: Side(cell.candidate),
            ratio: Ratio(estimate: ratio.estimate, low: ratio.low, high: ratio.high, kind: ratio.kind.rawValue),
            verdict: ratio.verdict.rawValue,
            isBeyondThreshold: ratio.isSlower(beyond: threshold) || ratio.isFaster(beyond: threshold),
            superiority: cell.ranks?.superiority,
            // Samples of one launch are not independent, as the test wants them.
            rankSumProbability: ratio.kind == .samples ? nil : cell.ranks?.probability)
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }
}
