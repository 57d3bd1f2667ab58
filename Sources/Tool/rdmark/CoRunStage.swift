import HostSystem
import Measurement
import Ranks
import Results
import Statistics
import TransferCore
import TriadKernel

/// The part of an experiment in which its cells, measured by then, are run beside a kernel of each rank.
struct CoRunStage {
    let bounds: CellBounds
    /// Whether each rank has a copy engine with a thread of its own.
    let engineHasThread: Bool
    let ranks: RankGroup
    let seed: UInt64

    /// Adds to the results of the cells what they and the kernel left to each other. Collective.
    ///
    /// The kernels end before it returns or throws.
    ///
    /// - Returns: whether the user asked to stop.
    func run(
        _ cells: [RunningCell], into results: inout [CellResult], onRound: ([CoRunMeasurement]) -> Void
    ) throws(TransferError) -> Bool {
        // All ranks know the same of a cell's bytes.
        let places = cells.indices.filter { cells[$0].measurement.map { $0.mismatch == nil } ?? false }
        guard !places.isEmpty else { return false }
        let kernel = try ranks.together { () throws(TransferError) in try Self.kernel() }
        defer { kernel.end() }
        var coRuns: [CoRunMeasurement] = []
        for place in places {
            guard let cell = cells[place].measurement else { continue }
            coRuns.append(
                CoRunMeasurement(
                    continuing: cell, by: RankedCoRun(cell, beside: kernel, among: ranks), bounds: bounds,
                    seed: seed &+ UInt64(place)))
        }
        var group = CellGroup(coRuns, seed: seed)
        try group.run { onRound(coRuns) }
        let setting = setting(of: kernel)
        for (place, coRun) in zip(places, coRuns) {
            if let mismatch = try RunningCell.telling(coRun.mismatch, among: ranks) {
                results[place].status = .failed("wrong bytes beside a kernel: \(mismatch)")
                results[place].verified = false
            }
            var generator = SeededGenerator(seed: seed)
            results[place].coRun = CoRunSummary(coRun.blocks, using: &generator).map { CoRun($0, setting: setting) }
        }
        return coRuns.contains(where: \.wasInterrupted)
    }

    private static func kernel() throws(TransferError) -> TriadThread {
        do { return try TriadThread() } catch {
            throw TransferError(
                .resource, during: "making the kernel of --co-run",
                cause: "its arrays of \(3 * TriadThread.sufficientArrayBytes) bytes or its thread: \(error)",
                advice: "run fewer ranks on a host, or without --co-run")
        }
    }

    private func setting(of kernel: TriadThread) -> CoRun.Setting {
        let neighbours = ranks.hosts.count { $0 == ranks.hosts[ranks.rank] }
        return CoRun.Setting(
            kernelBytes: kernel.size, busyThreads: neighbours * (engineHasThread ? 3 : 2),
            processors: max(ranks.processors, kernel.processors))
    }
}
