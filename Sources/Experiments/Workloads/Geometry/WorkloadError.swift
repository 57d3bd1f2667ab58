/// Why a workload cannot be set up as asked: what was wrong, and what would be right.
public struct WorkloadError: Error, Hashable, Sendable {
    /// What was wrong.
    public let problem: String
    /// What would be right.
    public let remedy: String

    /// A refusal of what was asked for.
    public init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }
}

extension WorkloadError: CustomStringConvertible {
    /// One line: `the process grid 2x2 has 4 ranks, not 6; give extents whose product is 6`.
    public var description: String { "\(problem); \(remedy)" }
}

/// The product of `factors`.
///
/// - Throws: `WorkloadError` naming `what` where it does not fit.
func checkedProduct(_ factors: [Int], of what: String) throws(WorkloadError) -> Int {
    var product = 1
    for factor in factors {
        let (next, overflows) = product.multipliedReportingOverflow(by: factor)
        guard !overflows, next <= Int.max >> 12 else {
            throw WorkloadError("\(what) does not fit an address space", remedy: "choose smaller sizes")
        }
        product = next
    }
    return product
}

/// Refuses a number that is not in `allowed`.
func require(_ value: Int, in allowed: ClosedRange<Int>, as what: String) throws(WorkloadError) {
    guard allowed.contains(value) else {
        throw WorkloadError(
            "\(what) is \(value)", remedy: "choose from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
}
