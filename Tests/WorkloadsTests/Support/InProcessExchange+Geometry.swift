import TransferCore
import Workloads

extension InProcessExchange {
    /// The exchange of a geometry.
    init(_ geometry: some WorkloadGeometry) throws {
        self.init(
            plans: try (0..<geometry.ranks).map { try geometry.plan(rank: $0) },
            sizes: (0..<geometry.ranks).map { geometry.regionSize(rank: $0) })
    }

    /// Stamps every rank's region.
    func stamp(_ geometry: some WorkloadGeometry, iteration: Int) {
        for rank in memories.indices { geometry.stamp(memories[rank], rank: rank, iteration: iteration) }
    }

    /// What verifying every rank's region finds.
    func verify(_ geometry: some WorkloadGeometry, iteration: Int) -> VerificationReport {
        var report = VerificationReport()
        for rank in memories.indices {
            report.add(geometry.verify(memories[rank], rank: rank, iteration: iteration))
        }
        return report
    }
}
