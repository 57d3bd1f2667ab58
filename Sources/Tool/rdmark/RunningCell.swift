import Measurement
import Ranks
import Results
import Statistics
import TransferCore
import Workloads

/// A cell on its way from plan to result.
struct RunningCell {
    let plan: CellPlan
    /// Nothing where the cell cannot be run.
    var measurement: CellMeasurement?
    /// Why it cannot be run, where it cannot.
    var refusal: String?
    /// The way that its transport says its bytes go.
    var path = TransferPath.direct
    /// Registrations of this rank while the cell was made ready.
    var registrations = 0

    /// A cell that the transport refuses.
    init(_ plan: CellPlan, refusal: String) {
        self.plan = plan
        self.refusal = refusal
    }

    /// A cell that is ready.
    init(
        _ plan: CellPlan, session: CellSession, watchedBy watch: (any NetworkWatch)?, bounds: CellBounds,
        clockCostNanoseconds: Double, path: TransferPath
    ) {
        self.plan = plan
        self.path = path
        measurement = CellMeasurement(
            session, watchedBy: watch, bounds: bounds, clockCostNanoseconds: clockCostNanoseconds)
        registrations = session.evidence().registrations
    }

    /// The row of a cell that came to its end. Collective.
    func result<Work: Experiment>(
        of work: Work, ceiling: Ceiling.Figures?, among ranks: RankGroup
    ) throws(TransferError) -> CellResult {
        guard let measurement else { return result(of: work, ranks: ranks.size, endedBy: nil) }
        let sums = try ranks.sum(
            of: measurement.evidence.counters + [registrations, measurement.processorNanoseconds])
        let counters = sums.dropLast()
        var evidence = Evidence(counters: counters.dropLast().map { $0 / max(1, measurement.events) })
        evidence.registrations = counters[counters.count - 1]
        let mismatch = try Self.telling(measurement.mismatch, among: ranks)
        let testimony = try measurement.testimony()

        var result = measured(measurement, work, ranks: ranks.size)
        result.wirePackets = testimony?.packets.map { Double($0) / Double(max(1, measurement.events)) }
        if let remark = testimony?.remark { result.notes.append(remark) }
        result.ceiling = ceiling?.rate
        result.ceilingMedianNanoseconds = ceiling?.medianNanoseconds
        result.verified = mismatch == nil
        result.evidence = evidence
        result.processorNanoseconds = Double(sums[sums.count - 1]) / Double(max(1, measurement.events))
        result.phases = measurement.phases
        result.figures = try measurement.figures().map { Figure($0.name, $0.value) }
        if let mismatch {
            result.status = .failed("wrong bytes: \(mismatch)")
        } else if path == .direct, evidence.stagedBytes > 0 {
            result.status = .invalid("\(evidence.stagedBytes) bytes were staged on a path that is called direct")
        } else if let contradiction = testimony?.contradiction {
            result.status = .invalid(contradiction)
        }
        return result
    }

    /// What is most to the point of what the ranks say of wrong bytes, or nothing where all were right. Collective.
    static func telling(_ own: String?, among ranks: RankGroup) throws(TransferError) -> String? {
        let mismatches = try ranks.allGather(own ?? "").filter { !$0.isEmpty }
        // Ranks whose own bytes were right only hint at the others.
        return mismatches.first { $0.hasPrefix("rank ") } ?? mismatches.first
    }

    /// The row of a cell that an error ended, from what this rank knows alone.
    func result<Work: Experiment>(of work: Work, ranks: Int, endedBy error: TransferError?) -> CellResult {
        guard let measurement else {
            let reason = refusal ?? "it cannot be run here"
            return CellResult(identity: plan.identity(of: work, ranks: ranks), status: .skipped(reason))
        }
        var result = measured(measurement, work, ranks: ranks)
        if let error { result.status = error.code == .interrupted ? .interrupted : .failed("\(error)") }
        return result
    }

    private func measured<Work: Experiment>(
        _ measurement: CellMeasurement, _ work: Work, ranks: Int
    ) -> CellResult {
        let summary = SampleSummary(nanoseconds: measurement.validNanoseconds, batched: measurement.isBatched)
        var counts = SampleCounts()
        for sample in measurement.samples { counts[sample.validity] += 1 }
        var result = CellResult(
            identity: plan.identity(of: work, ranks: ranks),
            status: measurement.stopReason == .interrupted ? .interrupted : .ok, summary: summary, counts: counts,
            bytesPerIteration: work.traffic.bytesPerIteration,
            bandwidth: summary?.bandwidth(bytesPerEvent: work.traffic.bytesPerIteration),
            eventsPerSample: measurement.eventsPerSample, warmUp: measurement.warmUpOutcome,
            stopReason: measurement.stopReason,
            notes: plan.choices + measurement.remarks)
        result.particulars = measurement.particulars
        return result
    }
}
