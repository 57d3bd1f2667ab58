/// What a machine's transfers are made of: the figures of a model, each with its unit and where it comes from.
public struct Profile: Hashable, Sendable {
    /// What figures are counted in.
    public enum Unit: String, Hashable, Sendable {
        /// Nanoseconds.
        case nanoseconds = "ns"
        /// 10^9 bytes a second.
        case gigabytesPerSecond = "GB/s"
        /// Bytes.
        case bytes = "B"
        /// How many.
        case count
        /// Clock cycles of a processor.
        case cycles

        /// What values of it make sense.
        var rule: String {
            switch self {
            case .nanoseconds: "a time is not negative"
            case .gigabytesPerSecond: "a bandwidth is above 0"
            case .bytes: "bytes are a whole number above 0"
            case .count: "a count is a whole number above 0"
            case .cycles: "cycles are a whole number, not negative"
            }
        }

        /// Whether a value keeps the rule.
        func allows(_ value: Double) -> Bool {
            guard value.isFinite else { return false }
            switch self {
            case .nanoseconds: return value >= 0
            case .gigabytesPerSecond: return value > 0
            case .bytes, .count: return value >= 1 && value.rounded() == value
            case .cycles: return value >= 0 && value.rounded() == value
            }
        }
    }

    /// A figure that a profile may have.
    public struct Kind: Hashable, Sendable {
        /// Its key in the file.
        public let name: String
        /// What it is counted in; the only one that a file may say.
        public let unit: Unit
        /// What it is, in one phrase.
        public let meaning: String
    }

    /// One figure.
    public struct Figure: Hashable, Sendable {
        /// In the unit of its kind; not negative.
        public let value: Double
        /// The 95 % interval, where it was fitted.
        public let interval: ClosedRange<Double>?
        /// Where it comes from: a data sheet, a command with its date.
        public let source: String

        /// See the properties.
        public init(value: Double, interval: ClosedRange<Double>?, source: String) {
            (self.value, self.interval, self.source) = (value, interval, source)
        }
    }

    /// What it is called.
    public let name: String
    /// What it describes, in a sentence.
    public let summary: String?
    /// Its figures by the names of their kinds.
    public let figures: [String: Figure]

    /// See the properties.
    public init(name: String, summary: String?, figures: [String: Figure]) {
        (self.name, self.summary, self.figures) = (name, summary, figures)
    }
}
