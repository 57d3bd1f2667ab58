import Statistics
import TransferCore

/// Two paths over a range of sizes: the ratio at each, where the faster one changes, and what that means.
public struct PathComparison: Sendable {
    /// The path that is named first; its time is the unit of the ratios.
    public let baseline: String
    /// The path that is compared with it.
    public let candidate: String
    /// One for each size, in ascending order.
    public let ratios: [PathRatio]
    /// Where the faster path changes.
    public let crossover: Crossover
    /// Both paths as lines, where one of them stages and the other does not.
    public let lines: PathLines?

    /// The comparisons of the first path with each other one, in the order in which they were named.
    ///
    /// - Parameters:
    ///   - measurements: at every size the same paths in the same order, as they were run.
    ///   - seed: of the resampling, so that the same samples give the same intervals.
    public static func all(of measurements: [PathMeasurement], seed: UInt64) -> [PathComparison] {
        var paths: [(transport: String, method: String)] = []
        for one in measurements.map(\.result.identity) {
            let path = (one.transport, one.method.rawValue)
            if !paths.contains(where: { $0 == path }) { paths.append(path) }
        }
        // A method is named where a transport has several.
        let hasMethods = Set(paths.map(\.transport)).count < paths.count
        let names = paths.map { hasMethods ? "\($0.transport) by \($0.method)" : $0.transport }
        func measured(_ path: Int) -> [PathMeasurement] {
            measurements.filter { ($0.result.identity.transport, $0.result.identity.method.rawValue) == paths[path] }
        }
        var generator = SeededGenerator(seed: seed)
        return paths.indices.dropFirst().map { path in
            PathComparison(
                (names[0], measured(0)), (names[path], measured(path)), using: &generator)
        }
    }

    private init(
        _ baseline: (name: String, cells: [PathMeasurement]), _ candidate: (name: String, cells: [PathMeasurement]),
        using generator: inout SeededGenerator
    ) {
        self.baseline = baseline.name
        self.candidate = candidate.name
        var ratios: [PathRatio] = []
        for (first, second) in zip(baseline.cells, candidate.cells) {
            ratios.append(PathRatio(baseline: first, candidate: second, using: &generator))
        }
        self.ratios = ratios.sorted { $0.sizeBytes < $1.sizeBytes }
        lines = PathLines(self.ratios, names: (baseline.name, candidate.name))
        crossover = Crossover(
            self.ratios, baseline: baseline.name, candidate: candidate.name, using: &generator)
    }
}
