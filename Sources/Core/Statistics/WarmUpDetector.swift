/// Says when timing has settled, one sample at a time.
///
/// It has settled when the median of a window of samples lies less than 1 % from that of the window before it, or when a
/// cap is reached: `outcome` tells which. `record(_:)` allocates nothing, so it may run between timed iterations.
public struct WarmUpDetector: Sendable {
    /// How far the warm-up is.
    public enum Outcome: String, Sendable {
        /// It goes on.
        case running
        /// The running median has come to rest.
        case settled
        /// The cap was reached first.
        case capped
    }

    /// How far the warm-up is.
    public private(set) var outcome: Outcome
    /// Samples that it has taken.
    public private(set) var sampleCount = 0

    private let cap: Int
    private let tolerance: Double
    /// The samples of the current window in its first `filled` places, ascending.
    private var window: [Double]
    private var filled = 0
    private var previousMedian: Double?

    /// A detector that has seen nothing.
    ///
    /// - Parameters:
    ///   - window: samples in a window; at least 1.
    ///   - cap: samples after which it gives up; 0 means that there is no warm-up.
    ///   - tolerance: the relative movement of the median that counts as rest.
    public init(window: Int = 16, cap: Int = 1024, tolerance: Double = 0.01) {
        precondition(window >= 1 && cap >= 0 && tolerance >= 0, "a window holds samples, and no limit is negative")
        self.window = [Double](repeating: 0, count: window)
        self.cap = cap
        self.tolerance = tolerance
        outcome = cap == 0 ? .capped : .running
    }

    /// Takes one sample in; after the end of the warm-up it changes nothing.
    ///
    /// - Parameter nanoseconds: the sample's elapsed time.
    /// - Returns: whether the warm-up is over.
    public mutating func record(_ nanoseconds: Double) -> Bool {
        guard outcome == .running else { return true }
        sampleCount += 1
        insert(nanoseconds)
        if filled == window.count {
            let median = (window[(filled - 1) / 2] + window[filled / 2]) / 2
            if let previousMedian, abs(median - previousMedian) < tolerance * previousMedian { outcome = .settled }
            previousMedian = median
            filled = 0
        }
        if outcome == .running, sampleCount >= cap { outcome = .capped }
        return outcome != .running
    }

    private mutating func insert(_ value: Double) {
        var place = filled
        while place > 0, window[place - 1] > value {
            window[place] = window[place - 1]
            place -= 1
        }
        window[place] = value
        filled += 1
    }
}
