import Laws
public import Planning
import Statistics
import TransferCore

/// A staged and a direct path as a set-up and a rate each, from what they took at all sizes: what law L37 chooses by.
public struct PathLines: Sendable {
    /// One of the two paths.
    public struct Path: Sendable {
        /// What the comparison calls it.
        public let name: String
        /// Its transport, its method and the memory that it moved, of the smallest size.
        public let identity: CellIdentity
    }

    /// The staged path.
    public let staged: Path
    /// The direct path.
    public let direct: Path
    /// The sizes that they were fitted to, in bytes.
    public let sizes: ClosedRange<Int>
    /// The lines, and the choice between them.
    public let planner: PathPlanner
    /// How far the sizes lie from their path's line, in the median, as a part of what was measured.
    public let medianError: Double
    /// At how many of the sizes where a difference is shown the planner's choice is the faster path.
    public let right: Int
    /// At how many sizes a difference is shown.
    public let decided: Int

    /// The lines of two paths, one of which staged bytes and one of which did not; nothing where that is not so, or where
    /// fewer than three sizes have figures or a path takes no longer for more bytes.
    ///
    /// - Parameter names: of the first and of the second path of each ratio.
    init?(_ ratios: [PathRatio], names: (String, String)) {
        let measured = ratios.filter { $0.ratio != nil }
        let stages = [\PathRatio.baseline, \.candidate].map { side in
            measured.map { ($0[keyPath: side].result.evidence?.stagedBytes ?? 0) > 0 }
        }
        guard Set(stages[0]).count == 1, Set(stages[1]).count == 1, stages[0] != stages[1],
            let smallest = measured.map(\.sizeBytes).min(), let largest = measured.map(\.sizeBytes).max(),
            let first = Self.line(measured.map(\.baseline)), let second = Self.line(measured.map(\.candidate))
        else { return nil }
        sizes = smallest...largest
        let isFirstStaged = stages[0][0]
        let paths = (
            Path(name: names.0, identity: measured[0].baseline.result.identity),
            Path(name: names.1, identity: measured[0].candidate.result.identity)
        )
        (staged, direct) = isFirstStaged ? paths : (paths.1, paths.0)
        let planner =
            isFirstStaged
            ? PathPlanner(staged: first.stage, direct: second.stage)
            : PathPlanner(staged: second.stage, direct: first.stage)
        self.planner = planner
        medianError = Quantile.median.estimate(sorted: (first.errors + second.errors).sorted())
        let shown = measured.filter(\.isDecided)
        decided = shown.count
        right = shown.count { cell in
            let isFirstFaster = cell.ratio?.verdict == .slower
            return (planner.path(for: cell.sizeBytes) == .staged) == (isFirstFaster == isFirstStaged)
        }
    }

    private static func line(_ side: [PathMeasurement]) -> (stage: LinearStage, errors: [Double])? {
        let rows = side.compactMap { one in
            one.result.summary?.median.map { FitRow([1, Double(one.result.identity.sizeBytes)], y: $0) }
        }
        guard let fit = NonNegativeFit(rows), fit.coefficients[1].value > 0 else { return nil }
        return (
            LinearStage(
                setup: Nanoseconds(fit.coefficients[0].value),
                bandwidth: Bandwidth(bytesPerNanosecond: 1 / fit.coefficients[1].value)),
            rows.map { abs(fit.value(at: $0.variables) - $0.y) / $0.y }
        )
    }

    /// What the law says, in words; nothing where no size shows whether it is right.
    var sentence: String? {
        guard decided > 0 else { return nil }
        let faster =
            switch planner.verdict {
            case .always: "\(direct.name) is the faster for every size"
            case .never: "\(staged.name) is the faster for every size"
            case .below(let bytes): "\(direct.name) is the faster below \(Magnitude.size(bytes: bytes))"
            case .above(let bytes): "\(direct.name) is the faster above \(Magnitude.size(bytes: bytes))"
            }
        return
            "As lines (L37; the sizes lie \(Magnitude.digits(100 * medianError)) % from them in the median) \(staged.name) "
            + "takes \(Self.text(planner.staged)) and \(direct.name) \(Self.text(planner.direct)), by which \(faster): right at "
            + "\(right) of the \(decided) sizes at which a difference is shown."
    }

    private static func text(_ line: LinearStage) -> String {
        let bandwidth = Magnitude.bandwidth(bytesPerSecond: line.bandwidth.bytesPerNanosecond * 1e9)
        return "\(Magnitude.time(nanoseconds: line.setup.value)) + S/(\(bandwidth))"
    }
}
