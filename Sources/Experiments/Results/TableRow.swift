import Statistics
import TransferCore

/// A result with what the table sets beside it.
struct TableRow {
    /// The result, without figures that its status forbids.
    let result: CellResult
    /// How many times as fast it is as the row that its group is compared with, by medians: one sample during which another
    /// program had the core spoils a mean rate. Absent where one has no median.
    let ratio: Double?

    /// Rows in the order of the results, each compared with the first measured row of the same workload, ranks, size and
    /// options: the first transport's, unless that could not be run.
    static func rows(of results: [CellResult]) -> [TableRow] {
        var bases: [ComparisonGroup: CellResult] = [:]
        return results.map(\.quotable).map { result in
            guard result.status == .ok, result.summary?.median != nil else {
                return TableRow(result: result, ratio: nil)
            }
            let base = bases[ComparisonGroup(result.identity), default: result]
            bases[ComparisonGroup(result.identity)] = base
            return TableRow(result: result, ratio: ratio(of: result, to: base))
        }
    }

    /// The time of the ceiling's copy relative to the cell's, by medians.
    var shareOfCeiling: Double? {
        guard let ceiling = result.ceilingMedianNanoseconds, let median = result.summary?.median, median > 0 else {
            return nil
        }
        return ceiling / median
    }

    /// What stands in place of the figures of a cell that has none to show.
    var verdict: String? {
        switch result.status {
        case .ok: nil
        case .skipped(let reason): "skipped: \(reason)"
        case .failed(let reason): "FAILED: \(reason)"
        case .invalid(let reason): "INVALID: \(reason)"
        case .interrupted: "interrupted after \(result.summary?.count ?? 0) samples"
        }
    }

    private static func ratio(of result: CellResult, to base: CellResult) -> Double? {
        guard let median = result.summary?.median, let baseMedian = base.summary?.median, median > 0 else { return nil }
        return baseMedian / median
    }
}

/// What cells must share to be compared.
private struct ComparisonGroup: Hashable {
    let workload: String
    let ranks: Int
    let sizeBytes: Int
    let options: String

    init(_ identity: CellIdentity) {
        workload = identity.workload
        ranks = identity.ranks
        sizeBytes = identity.sizeBytes
        options = identity.options
    }
}
