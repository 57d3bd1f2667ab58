import Measurement
import Ranks
import Statistics
import TransferCore
import Workloads

/// The measurement of what plain code makes of an experiment's copies.
struct Ceiling {
    /// What came of it.
    struct Figures {
        /// Bytes a second.
        let rate: Double?
        /// Median time of what the experiment counts as one event.
        let medianNanoseconds: Double?
    }

    let measurement: CellMeasurement
    private let bytesPerIteration: Int

    /// Makes it ready, where the experiment has one. Collective.
    init?<Work: Experiment>(
        of work: Work, bounds: CellBounds, clockCostNanoseconds: Double, among ranks: RankGroup
    ) throws(TransferError) {
        guard let run = try work.ceiling(among: ranks) else { return nil }
        measurement = CellMeasurement(
            CellSession(run, among: ranks), bounds: bounds, clockCostNanoseconds: clockCostNanoseconds)
        bytesPerIteration = run.bytesPerIteration
    }

    /// Its figures, scaled to an event of the experiment: a stream's ceiling copies all slots, its event is one chunk.
    func figures(for work: some Experiment) -> Figures? {
        guard bytesPerIteration > 0, let summary = SampleSummary(nanoseconds: measurement.validNanoseconds) else {
            return nil
        }
        let share = Double(work.traffic.bytesPerIteration) / Double(bytesPerIteration)
        return Figures(
            rate: summary.bandwidth(bytesPerEvent: bytesPerIteration),
            medianNanoseconds: summary.median.map { $0 * share })
    }
}
