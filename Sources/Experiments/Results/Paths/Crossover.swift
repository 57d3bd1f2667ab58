internal import Glibc

/// The size from which on another path is the faster one.
public enum Crossover: Hashable, Sendable {
    /// What is known of one size.
    struct Point {
        let size: Double
        /// The candidate's time over the baseline's.
        let ratio: Double
        /// Below 0 where the candidate is shown to be faster, above 0 where it is shown to be slower.
        let verdict: Int
    }

    /// At about `size` bytes. Between `low` and `high`: the last size at which the one and the first size at which the
    /// other path is shown to be faster.
    case at(size: Double, low: Double, high: Double)
    /// There is none, and why.
    case none(String)

    /// The crossover of points in ascending order of size.
    ///
    /// Each size speaks where its interval excludes 1. The path that is faster must change once over those that speak;
    /// the size is where the least-squares line of log ratio over log size, through the points from the last before the
    /// change to the first after it, crosses a ratio of 1.
    init(_ points: [Point], baseline: String, candidate: String) {
        let decided = points.indices.filter { points[$0].verdict != 0 }
        guard let first = decided.first else {
            self = .none(points.isEmpty ? "there is no ratio" : "no difference shown at any size")
            return
        }
        let changes = zip(decided, decided.dropFirst()).filter {
            (points[$0].verdict < 0) != (points[$1].verdict < 0)
        }
        switch changes.count {
        case 0:
            let faster = points[first].verdict < 0 ? candidate : baseline
            self = .none("none in range: \(faster) is faster wherever a difference is shown")
        case 1:
            let (before, after) = changes[0]
            let (low, high) = (points[before].size, points[after].size)
            self = .at(size: min(max(Self.zero(of: points[before...after]), low), high), low: low, high: high)
        default:
            self = .none("the faster path changes \(changes.count) times in range")
        }
    }

    /// Where the line through log ratio over log size is 0.
    private static func zero(of points: ArraySlice<Point>) -> Double {
        let count = Double(points.count)
        let sizes = points.map { log($0.size) }
        let ratios = points.map { log($0.ratio) }
        let (size, ratio) = (sizes.reduce(0, +) / count, ratios.reduce(0, +) / count)
        let slope =
            zip(sizes, ratios).reduce(0) { $0 + ($1.0 - size) * ($1.1 - ratio) }
            / sizes.reduce(0) { $0 + ($1 - size) * ($1 - size) }
        return exp(size - ratio / slope)
    }
}
