import Statistics

/// The size from which on another path is the faster one.
public enum Crossover: Hashable, Sendable {
    /// At about `size` bytes, and with 95 % confidence between `low` and `high`.
    case at(size: Double, low: Double, high: Double)
    /// There is none, and why.
    case none(String)

    /// The crossover of two paths over sizes in ascending order.
    ///
    /// Each size speaks where the interval of its ratio excludes 1. Only where the path that is faster changes once over
    /// those that speak is there a crossover to be looked for, and it is named where the resamples agree that there is
    /// one; see `RatioCrossing`.
    ///
    /// - Parameters:
    ///   - ratios: the sizes.
    ///   - generator: what draws the resamples.
    init(
        _ ratios: [PathRatio], baseline: String, candidate: String, using generator: inout some RandomNumberGenerator
    ) {
        let measured = ratios.filter { $0.ratio != nil }
        guard let first = measured.first(where: \.isDecided) else {
            self = .none(measured.isEmpty ? "there is no ratio" : "no difference shown at any size")
            return
        }
        let changes = PathChange.all(among: measured)
        switch changes.count {
        case 0:
            let faster = first.ratio?.verdict == .faster ? candidate : baseline
            self = .none("none in range: \(faster) is faster wherever a difference is shown")
        case 1:
            self.init(RatioCrossing(measured.map(RatioCrossing.Point.init), using: &generator))
        default:
            self = .none("the faster path changes \(changes.count) times in range")
        }
    }

    private init(_ crossing: RatioCrossing?) {
        switch crossing {
        case .at(let size, let low, let high): self = .at(size: size, low: low, high: high)
        case .disputed(let agreement):
            self = .none(
                "the resamples do not agree on one crossing: \(Magnitude.fixed(100 * agreement, decimals: 1)) % of them have"
                    + " exactly one, \(Magnitude.fixed(100 * RatioCrossing.leastAgreement, decimals: 0)) % are needed")
        case nil: self = .none("there is no ratio")
        }
    }
}

extension Crossover {
    /// Where it is and its interval, in bytes, if there is one.
    var place: (size: Double, low: Double, high: Double)? {
        if case .at(let size, let low, let high) = self { (size, low, high) } else { nil }
    }

    /// Why there is none, where there is none.
    var reason: String? {
        if case .none(let reason) = self { reason } else { nil }
    }
}

extension RatioCrossing.Point {
    fileprivate init(_ cell: PathRatio) {
        self.init(
            size: Double(cell.sizeBytes), baseline: cell.baseline.nanoseconds, candidate: cell.candidate.nanoseconds)
    }
}
