/// A figure that a law takes: an option of `rdmark laws run`.
public struct LawParameter: Hashable, Sendable {
    /// As on the command line: `gap`.
    public let name: String
    /// What it is, in one phrase.
    public let meaning: String
    /// What it is counted in; bytes and counts are whole numbers.
    public let unit: LawUnit
    /// What holds where nothing is given: one value, or the values of a sweep.
    public let defaults: [Double]
    /// Which values make sense of the law.
    public let range: ClosedRange<Double>
    /// Whether several values may be given: the law runs at each.
    public let isSweep: Bool
    /// The figure of a model profile that supplies the default, such as `descriptor_overhead`.
    public let figure: String?

    /// A figure of which a run has one.
    public init(
        _ name: String, _ meaning: String, in unit: LawUnit, default value: Double, range: ClosedRange<Double>,
        figure: String? = nil
    ) {
        (self.name, self.meaning, self.unit, self.range) = (name, meaning, unit, range)
        (defaults, isSweep, self.figure) = ([value], false, figure)
    }

    /// A figure that a run sweeps over.
    public init(
        sweep name: String, _ meaning: String, in unit: LawUnit, defaults: [Double], range: ClosedRange<Double>
    ) {
        (self.name, self.meaning, self.unit, self.range) = (name, meaning, unit, range)
        (self.defaults, isSweep, figure) = (defaults, true, nil)
    }

    /// The defaults as a user would write them: `64..8192`, `0.3, 0.5`.
    public var writtenDefaults: String {
        let doubles = zip(defaults, defaults.dropFirst()).allSatisfy { $1 == 2 * $0 }
        guard doubles, defaults.count > 2, let first = defaults.first, let last = defaults.last else {
            return defaults.map(plain).joined(separator: ",")
        }
        return "\(plain(first))..\(plain(last))"
    }

    /// Whether only whole numbers make sense.
    public var isWhole: Bool { unit == .bytes || unit == .count || unit == .cycles }
}
