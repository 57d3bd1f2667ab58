/// What one path did at one size.
public struct PathMeasurement: Sendable {
    /// The row that was written of it.
    public let result: CellResult
    /// Elapsed times of one event, in nanoseconds, in the order of time; empty where there are none that count.
    public let nanoseconds: [Double]

    /// - Parameters:
    ///   - result: the row that was written of it.
    ///   - nanoseconds: elapsed times of one event, of the samples that count.
    public init(_ result: CellResult, nanoseconds: [Double]) {
        self.result = result
        self.nanoseconds = result.status.hasFigures ? nanoseconds : []
    }

    /// Why it has no figures, where it has none.
    var reason: String? {
        switch result.status {
        case .ok, .interrupted: nanoseconds.isEmpty ? "nothing was measured" : nil
        case .skipped(let reason): "skipped: \(reason)"
        case .failed(let reason): "failed: \(reason)"
        case .invalid(let reason): "invalid: \(reason)"
        }
    }
}
