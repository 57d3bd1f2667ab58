import CommandLineKit
import HostSystem
import Measurement
import Ranks
import Results
import Statistics
import TransferCore
import TransportCatalog
import Workloads

/// Measures experiments and hands what comes out to the recorder.
struct ExperimentRunner {
    let surroundings: Surroundings
    let recorder: Recorder
    let progress: Progress
    /// What reading the clock costs, the same number on every rank.
    let clockCostNanoseconds: Double

    /// A cell on its way from plan to result.
    private struct Running {
        let plan: CellPlan
        let measurement: CellMeasurement?
        let path: TransferPath
        let refusal: String?
        let registrations: Int
    }

    /// Runs a job's cells side by side. Collective.
    ///
    /// - Returns: whether the user asked to stop.
    func run(_ job: Job, seed: UInt64) throws -> Bool {
        switch job.work {
        case .halo(let work): try run(work, job, seed)
        case .transpose(let work): try run(work, job, seed)
        case .stream(let work): try run(work, job, seed)
        case .latency(let work): try run(work, job, seed)
        case .bandwidth(let work): try run(work, job, seed)
        }
    }

    private func run<Work: Experiment>(_ work: Work, _ job: Job, _ seed: UInt64) throws -> Bool {
        let hasThread = job.settings.tuning.engine.map { $0 == .thread } ?? work.prefersEngineThread
        let setting = try surroundings.setting(for: job.settings, engineHasThread: hasThread)
        var cells: [Running] = []
        let plans = try CellPlan.all(for: job.settings.selection, in: setting.catalog)
        for plan in plans {
            cells.append(try prepare(plan, of: work, job, in: setting))
        }
        let ceiling = try makeCeiling(of: work, job, setting.ranks, isNeeded: cells.contains { $0.measurement != nil })
        let measurements = cells.compactMap(\.measurement)
        var group = CellGroup(measurements + [ceiling?.measurement].compactMap { $0 }, seed: seed)
        do {
            try group.run { progress.show(work, measurements) }
        } catch {
            try record(cells, of: work, failure: error, ranks: setting.ranks.size)
            throw error
        }
        let ceilingFigures = ceiling.flatMap { figures(of: $0.measurement, bytes: $0.bytes, for: work) }
        for cell in cells {
            try recorder.add(
                try result(of: cell, work, ceiling: ceilingFigures, setting.ranks), samples: cell.measurement)
        }
        return measurements.contains(where: \.wasInterrupted)
    }

    private func prepare<Work: Experiment>(
        _ plan: CellPlan, of work: Work, _ job: Job, in setting: Surroundings.Setting
    ) throws(TransferError) -> Running {
        func refused(_ reason: String) -> Running {
            Running(plan: plan, measurement: nil, path: .direct, refusal: reason, registrations: 0)
        }
        if let refusal = plan.refusal { return refused(refusal) }
        guard let name = TransportName(rawValue: plan.transport) else { return refused("there is no such transport") }
        do throws(TransferError) {
            let visitor = SessionVisitor(work: work, method: plan.method, memory: plan.memory, ranks: setting.ranks)
            let session = try setting.catalog.open(name, for: visitor)
            let path = try setting.catalog.capabilities(of: name).path
            return Running(
                plan: plan,
                measurement: CellMeasurement(
                    session, bounds: bounds(of: job), clockCostNanoseconds: clockCostNanoseconds),
                path: path, refusal: nil, registrations: session.evidence().registrations)
        } catch {
            guard [.unsupported, .resource].contains(error.code) else { throw error }
            return refused(error.description)
        }
    }

    private func bounds(of job: Job) -> CellBounds {
        let asked = job.settings.bounds
        var bounds = CellBounds(
            iterations: asked.iterations, minimumTime: asked.minimumTime, maximumTime: asked.maximumTime,
            warmUp: asked.warmup, precision: asked.precision)
        if let most = job.maximumSamples { bounds.maximumSamples = min(bounds.maximumSamples, most) }
        return bounds
    }

    private func makeCeiling<Work: Experiment>(
        of work: Work, _ job: Job, _ ranks: RankGroup, isNeeded: Bool
    ) throws(TransferError) -> (measurement: CellMeasurement, bytes: Int)? {
        guard isNeeded, let run = try work.ceiling(among: ranks) else { return nil }
        let session = CellSession(run, among: ranks)
        let measurement = CellMeasurement(
            session, bounds: bounds(of: job), clockCostNanoseconds: clockCostNanoseconds)
        return (measurement, run.bytesPerIteration)
    }

    /// What plain code that copies `bytes` an iteration makes of the work's iteration.
    private func figures(
        of measurement: CellMeasurement, bytes: Int, for work: some Experiment
    ) -> (rate: Double?, medianNanoseconds: Double?)? {
        guard bytes > 0, let summary = SampleSummary(nanoseconds: measurement.validNanoseconds) else { return nil }
        // A stream's ceiling copies all its slots, a sample of the stream is one chunk.
        let share = Double(work.traffic.bytesPerIteration) / Double(bytes)
        return (summary.bandwidth(bytesPerEvent: bytes), summary.median.map { $0 * share })
    }

    private func record<Work: Experiment>(
        _ cells: [Running], of work: Work, failure: any Error, ranks: Int
    ) throws(ResultsError) {
        for cell in cells {
            let status: CellStatus = cell.refusal.map { .skipped($0) } ?? .failed("\(failure)")
            try recorder.add(
                CellResult(identity: cell.plan.identity(of: work, ranks: ranks), status: status),
                samples: cell.measurement)
        }
    }

    /// A cell's row. Collective.
    private func result<Work: Experiment>(
        of cell: Running, _ work: Work, ceiling: (rate: Double?, medianNanoseconds: Double?)?, _ ranks: RankGroup
    ) throws(TransferError) -> CellResult {
        let identity = cell.plan.identity(of: work, ranks: ranks.size)
        guard let measurement = cell.measurement else {
            return CellResult(identity: identity, status: .skipped(cell.refusal ?? "it cannot be run here"))
        }
        let counters = try ranks.sum(of: measurement.evidence.counters + [cell.registrations])
        var evidence = Evidence(counters: counters.dropLast().map { $0 / max(1, measurement.iterations) })
        evidence.registrations = counters[counters.count - 1]
        let isBatched = measurement.eventsPerSample > 1
        let summary = SampleSummary(nanoseconds: measurement.validNanoseconds, batched: isBatched)
        let mismatches = try ranks.allGather(measurement.mismatch ?? "").filter { !$0.isEmpty }
        // Ranks whose own bytes were right only hint at the others.
        let mismatch = mismatches.first { $0.hasPrefix("rank ") } ?? mismatches.first
        var result = CellResult(
            identity: identity, status: .ok, summary: summary, counts: measurement.counts,
            bytesPerIteration: work.traffic.bytesPerIteration,
            bandwidth: summary?.bandwidth(bytesPerEvent: work.traffic.bytesPerIteration), ceiling: ceiling?.rate,
            ceilingMedianNanoseconds: ceiling?.medianNanoseconds, verified: mismatch == nil, evidence: evidence,
            eventsPerSample: measurement.eventsPerSample,
            warmUp: measurement.warmUpOutcome, stopReason: measurement.stopReason,
            figures: try measurement.figures().map { Figure($0.name, $0.value) }, notes: measurement.remarks)
        if let mismatch {
            result.status = .failed("wrong bytes: \(mismatch)")
        } else if cell.path == .direct, evidence.stagedBytes > 0 {
            result.status = .invalid("\(evidence.stagedBytes) bytes were staged on a path that is called direct")
        } else if measurement.stopReason == .interrupted {
            result.status = .interrupted
        }
        return result
    }
}

extension CellMeasurement {
    /// How many samples there are of each validity.
    var counts: SampleCounts {
        var counts = SampleCounts()
        for sample in samples { counts[sample.validity] += 1 }
        return counts
    }
}
