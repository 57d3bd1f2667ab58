import CommandLineKit
import Planning
import Ranks
import TransferCore

/// The maps of methods that runs name, read once.
struct NamedMaps {
    private var files: [String: MapFile] = [:]

    /// Reads the maps of `jobs`.
    ///
    /// - Throws: `Failure` where there is no such file, `UsageError` where it is no map.
    init(of jobs: [Job]) throws {
        for path in jobs.compactMap(\.settings.selection.mapFile) where files[path] == nil {
            let text = try InputFile.text(at: path, holding: "map", examples: "DIR/map.json of rdmark map --output DIR")
            files[path] = try MapFile.parse(text: text, path: path)
        }
    }

    /// What the methods of each transport cost, by the map that `run` names; nothing where it names none.
    func costs(for run: RunSettings) -> [String: MethodCosts] {
        guard let path = run.selection.mapFile, let file = files[path] else { return [:] }
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

    /// Refuses maps of another cluster.
    func check(isOf cluster: String?, processor: String?) throws(UsageError) {
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            try file.check(isOf: cluster, processor: processor, path: path)
        }
    }

    /// Refuses maps that are not the same on every rank: both ends of a transfer choose by them. Collective.
    func check(among ranks: RankGroup) throws(TransferError) {
        guard !files.isEmpty else { return }
        let own = files.sorted { $0.key < $1.key }.flatMap { path, file in
            file.costs.sorted { $0.key < $1.key }.flatMap { transport, costs in
                Array(transport.utf8).map(Int.init) + costs.flatMap(Self.words)
            }
        }
        let all = try ranks.allGather(own)
        guard let other = all.firstIndex(where: { $0 != all[0] }) else { return }
        throw TransferError(
            .invalidSetting, during: "reading maps", peer: other, cause: "ranks 0 and \(other) read different maps",
            advice: "copy the file that --map names to every host")
    }

    private static func words(of cost: MapFile.Cost) -> [Int] {
        Array(cost.method.rawValue.utf8).map(Int.init)
            + cost.steps.flatMap { step in
                [step.upToBytes ?? .max, step.coveredBytes]
                    + [step.setupNanoseconds, step.pieceNanoseconds, step.byteNanoseconds]
                    .map { Int(bitPattern: UInt($0.bitPattern)) }
            }
    }
}
