import CommandLineKit
import HostSystem
import Measurement
import Ranks
import Results
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
    /// The files of measured costs that runs name.
    let costs: NamedCosts

    /// Runs a job's cells side by side. Collective.
    ///
    /// - Returns: whether the user asked to stop.
    func run(_ job: Job, seed: UInt64) throws -> Bool {
        switch job.work {
        case .halo(let work): try run(work, job, seed)
        case .transpose(let work): try run(work, job, seed)
        case .stream(let work): try run(work, job, seed)
        case .checkpoint(let work): try run(work, job, seed)
        case .messages(let work): try run(work, job, seed)
        case .latency(let work): try run(work, job, seed)
        case .bandwidth(let work): try run(work, job, seed)
        }
    }

    private func run<Work: Experiment>(_ work: Work, _ job: Job, _ seed: UInt64) throws -> Bool {
        let hasThread = job.settings.tuning.engine.map { $0 == .thread } ?? work.prefersEngineThread
        let setting = try surroundings.setting(
            for: job.settings, engineHasThread: hasThread, costs: costs.methods(for: job.settings))
        let ranks = setting.ranks
        var cells: [RunningCell] = []
        /// What stands, whatever happens later.
        var results: [CellResult] = []
        do {
            let plans = try CellPlan.all(
                for: job.settings.selection, of: work, in: setting.catalog, by: costs.methods(for: job.settings),
                costs.paths(for: job.settings))
            for plan in plans {
                cells.append(try prepare(plan, of: work, job, in: setting))
                try stopTogether(ranks)
            }
            try recorder.describe(setting.catalog.devicesInUse)
            var measurements = cells.compactMap(\.measurement)
            let ceiling =
                measurements.isEmpty
                ? nil
                : try Ceiling(
                    of: work, bounds: bounds(of: job), clockCostNanoseconds: clockCostNanoseconds, among: ranks)
            if let ceiling { measurements.append(ceiling.measurement) }
            var group = CellGroup(measurements, seed: seed)
            try group.run { progress.show(work, measurements) }
            let figures = ceiling?.figures(for: work)
            for cell in cells { results.append(try cell.result(of: work, ceiling: figures, among: ranks)) }
            var wasInterrupted = measurements.contains(where: \.wasInterrupted)
            if job.settings.coRuns, !wasInterrupted {
                // After the figures are taken, which it cannot touch then.
                let stage = CoRunStage(bounds: bounds(of: job), engineHasThread: hasThread, ranks: ranks, seed: seed)
                wasInterrupted = try stage.run(cells, into: &results) { progress.show(work, $0) }
            }
            for (cell, result) in zip(cells, results) { try recorder.add(result, samples: cell.measurement) }
            return wasInterrupted
        } catch let error as TransferError {
            for (index, cell) in cells.enumerated() {
                var result =
                    index < results.count
                    ? results[index] : cell.result(of: work, ranks: ranks.size, endedBy: error)
                if index < results.count { result.notes.append("after its figures were taken: \(error)") }
                try recorder.add(result, samples: cell.measurement)
            }
            throw error
        }
    }

    private func prepare<Work: Experiment>(
        _ plan: CellPlan, of work: Work, _ job: Job, in setting: Surroundings.Setting
    ) throws(TransferError) -> RunningCell {
        if let refusal = plan.refusal { return RunningCell(plan, refusal: refusal) }
        do throws(TransferError) {
            let visitor = SessionVisitor(
                work: work, method: plan.chosen ?? plan.method, memory: plan.memory, ranks: setting.ranks)
            return RunningCell(
                plan, session: try setting.catalog.open(plan.carrier, for: visitor),
                watchedBy: setting.catalog.watch(of: plan.carrier), bounds: bounds(of: job),
                clockCostNanoseconds: clockCostNanoseconds,
                path: try setting.catalog.capabilities(of: plan.carrier).path)
        } catch {
            guard [.unsupported, .resource].contains(error.code) else { throw error }
            return RunningCell(plan, refusal: error.description)
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

    /// Making cells ready can take seconds: between two of them all ranks look whether any was asked to stop. Collective.
    private func stopTogether(_ ranks: RankGroup) throws(TransferError) {
        guard try ranks.maximum(of: [SignalFlag.isRaised ? 1 : 0])[0] != 0 else { return }
        throw TransferError(.interrupted, during: "making the cells ready", cause: "a signal asked this run to stop")
    }
}
