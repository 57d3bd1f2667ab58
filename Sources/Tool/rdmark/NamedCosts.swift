import CommandLineKit
import Planning
import Ranks
import TransferCore
import Workloads

/// The files of measured costs that runs name, read once: maps of methods, and paths as lines.
struct NamedCosts {
    private var maps: [String: MapFile] = [:]
    private var paths: [String: PathLinesFile] = [:]
    private var texts: [String: String] = [:]

    /// Reads the files of `jobs`.
    ///
    /// - Parameter ranks: how many the jobs run on.
    /// - Throws: `Failure` where there is no such file, `UsageError` where it is something else or of another workload.
    init(of jobs: [Job], ranks: Int) throws {
        for job in jobs {
            let selection = job.settings.selection
            if let path = selection.mapFile, maps[path] == nil {
                let text = try InputFile.text(
                    at: path, holding: "map", examples: "DIR/map.json of rdmark map --output DIR")
                maps[path] = try MapFile.parse(text: text, path: path)
                texts[path] = text
            }
            guard let path = selection.pathsFile else { continue }
            if paths[path] == nil {
                let text = try InputFile.text(
                    at: path, holding: "paths", examples: "DIR/paths.json of rdmark paths --output DIR")
                paths[path] = try PathLinesFile.parse(text: text, path: path)
                texts[path] = text
            }
            try paths[path]?.check(
                workload: job.work.experiment.workload, ranks: ranks, memory: selection.memory, path: path)
        }
    }

    /// What the methods of each transport cost, by the map that `run` names; nothing where it names none.
    func methods(for run: RunSettings) -> [String: MethodCosts] {
        guard let path = run.selection.mapFile, let file = maps[path] else { return [:] }
        return file.costs.mapValues { costs in
            MethodCosts(
                Dictionary(
                    costs.compactMap { cost in SteppedCost(cost.steps.map(Self.step)).map { (cost.method, $0) } },
                    uniquingKeysWith: { _, last in last }))
        }
    }

    private static func step(_ step: MapFile.Step) -> SteppedCost.Step {
        SteppedCost.Step(
            upToBytes: step.upToBytes,
            cost: MethodCost(
                setupNanoseconds: step.setupNanoseconds, pieceNanoseconds: step.pieceNanoseconds,
                byteNanoseconds: step.byteNanoseconds, coveredBytes: step.coveredBytes))
    }

    /// The staged and the direct path that `run` names; nothing where it names none.
    func paths(for run: RunSettings) -> MeasuredPaths? {
        run.selection.pathsFile.flatMap { paths[$0] }.map(MeasuredPaths.init)
    }

    /// Refuses files of another cluster or processor.
    func check(isOf cluster: String?, processor: String?) throws(UsageError) {
        let places = maps.mapValues(\.place).merging(paths.mapValues(\.place)) { place, _ in place }
        for (path, place) in places.sorted(by: { $0.key < $1.key }) {
            try place.check(isOf: cluster, processor: processor, path: path)
        }
    }

    /// Refuses files that are not the same on every rank: both ends of a transfer choose by them. Collective.
    func check(among ranks: RankGroup) throws(TransferError) {
        guard !texts.isEmpty else { return }
        let all = try ranks.allGather(texts.sorted { $0.key < $1.key }.map(\.value).joined())
        guard let other = all.firstIndex(where: { $0 != all[0] }) else { return }
        throw TransferError(
            .invalidSetting, during: "reading measured costs", peer: other,
            cause: "ranks 0 and \(other) read different files",
            advice: "copy the files that --map and --paths name to every host")
    }
}
