/// Counts of values by size, from which every quantile can be told to within a known share of itself, whatever the
/// values are, and which can be added up over ranks, launches and runs.
///
/// Buckets are powers of two, each cut into equal parts: the mapping of DDSketch (Masson, Rim and Lee, *DDSketch: A Fast
/// and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees*, VLDB 2019) with its logarithm interpolated, and
/// that of HdrHistogram. A value's bucket is the head of its bits, so nothing is computed but a shift.
public struct RelativeErrorHistogram: Hashable, Sendable {
    /// A bucket that holds values.
    public struct Bucket: Hashable, Sendable {
        /// The smallest value that belongs to it.
        public let low: Double
        /// The smallest value that belongs to the next one.
        public let high: Double
        /// Values in it.
        public let count: Int
    }

    /// How many values were added.
    public private(set) var count = 0
    /// The smallest value that was added; nothing where there is none.
    public private(set) var minimum: Double?
    /// The largest value that was added; nothing where there is none.
    public private(set) var maximum: Double?

    /// Counts by bucket; a bucket's number is the head of its values' bits.
    private var counts: [UInt64: Int] = [:]
    /// Bits of the significand that tell buckets apart.
    private let bits: Int

    /// A histogram without values.
    ///
    /// - Parameter relativeError: by how much a quantile may be off, as a share of it; at least 0.00001, below 1.
    public init(relativeError: Double = 0.005) {
        precondition(relativeError >= 0.00001 && relativeError < 1, "a relative error lies between 0.00001 and 1")
        var (bits, error) = (0, 0.5)
        while error > relativeError {
            bits += 1
            error /= 2
        }
        self.bits = bits
    }

    /// The largest error of a quantile, as a share of it: half a bucket's width at the low end of a power of two.
    public var relativeError: Double { 0.5 / Double(1 << bits) }

    /// Counts one more value, which is finite and not negative.
    public mutating func add(_ value: Double) {
        precondition(value >= 0 && value.isFinite, "what is counted is finite and not negative")
        counts[Self.key(value, bits), default: 0] += 1
        count += 1
        minimum = min(minimum ?? value, value)
        maximum = max(maximum ?? value, value)
    }

    /// Counts what `other` counted, as if it had been added here. Both have the same relative error.
    public mutating func merge(_ other: RelativeErrorHistogram) {
        precondition(bits == other.bits, "histograms of different relative errors cannot be added up")
        counts.merge(other.counts, uniquingKeysWith: +)
        count += other.count
        minimum = [minimum, other.minimum].compactMap { $0 }.min()
        maximum = [maximum, other.maximum].compactMap { $0 }.max()
    }

    /// The buckets that hold values, in ascending order.
    public var buckets: [Bucket] {
        counts.sorted { $0.key < $1.key }.map { key, count in
            Bucket(low: value(key), high: value(key + 1), count: count)
        }
    }

    /// The quantile as `Quantile.estimate(sorted:)` gives it, to within `relativeError`; nothing where there are no
    /// values. Whether the values suffice to quote it, `Quantile.samplesNeeded(confidence:)` says.
    public func estimate(_ quantile: Quantile) -> Double? {
        guard let minimum, let maximum else { return nil }
        let position = Double(count - 1) * quantile.probability
        let below = Int(position)
        let buckets = buckets
        func value(atRank rank: Int) -> Double {
            var passed = 0
            for bucket in buckets {
                passed += bucket.count
                // The middle, unless the extremes, which are known, tell more.
                if passed > rank { return max(minimum, min(maximum, (bucket.low + bucket.high) / 2)) }
            }
            return maximum
        }
        let low = value(atRank: below)
        return low + (position - Double(below)) * (value(atRank: min(below + 1, count - 1)) - low)
    }

    /// Values that are not negative have the order of their bits.
    private static func key(_ value: Double, _ bits: Int) -> UInt64 { value.bitPattern >> UInt64(52 - bits) }

    private func value(_ key: UInt64) -> Double { Double(bitPattern: key << UInt64(52 - bits)) }
}
