internal import Glibc

/// L4: interrupts held back until a count is reached or a time has passed, for completions that come at random.
///
/// Source: S4 in words; the formulas, for Poisson completions, are ours.
public struct InterruptCoalescing: Hashable, Sendable {
    /// 1/lambda: the mean time between completions; above 0.
    public var meanGap: Nanoseconds
    /// N: an interrupt goes out with the N-th completion; nothing where only time counts.
    public var count: Int?
    /// To: an interrupt goes out so long after the first completion that waits; nothing where only the count matters.
    public var timeout: Nanoseconds?

    /// See the properties.
    public init(meanGap: Nanoseconds, count: Int? = nil, timeout: Nanoseconds? = nil) {
        (self.meanGap, self.count, self.timeout) = (meanGap, count, timeout)
    }

    /// How many completions an interrupt reports in the mean: N, 1 + lambda To, or for both conditions
    /// 1 + P(X >= 1) + … + P(X >= N - 1) with X the Poisson number of completions within To. Nothing without a condition.
    public var meanBatch: Double? {
        switch (count, timeout) {
        case (nil, nil): nil
        case (let count?, nil): Double(count)
        case (nil, let timeout?): 1 + timeout / meanGap
        case (let count?, let timeout?): 1 + tails(below: count, within: timeout).sum
        }
    }

    /// How many interrupts come in a nanosecond: lambda divided by the mean batch. Nothing without a condition.
    public var interruptsPerNanosecond: Double? { meanBatch.map { 1 / (meanGap.value * $0) } }

    /// How long a completion waits for its interrupt in the mean: (N - 1)/(2 lambda),
    /// To (1 + lambda To/2)/(1 + lambda To), or for both (P(X >= 1) + 2 P(X >= 2) + … + (N - 1) P(X >= N - 1)) over lambda times
    /// the mean batch. Nothing without a condition.
    public var meanDelay: Nanoseconds? {
        switch (count, timeout) {
        case (nil, nil): return nil
        case (let count?, nil): return (Double(count - 1) / 2) * meanGap
        case (nil, let timeout?):
            let expected = timeout / meanGap
            return ((1 + expected / 2) / (1 + expected)) * timeout
        case (let count?, let timeout?):
            let tails = tails(below: count, within: timeout)
            return (tails.weighted / (1 + tails.sum)) * meanGap
        }
    }

    /// P(X >= k) summed over k from 1 to below `count`, and the same with weights k.
    private func tails(below count: Int, within timeout: Nanoseconds) -> (sum: Double, weighted: Double) {
        let expected = timeout / meanGap
        var (tail, sum, weighted) = (1.0, 0.0, 0.0)
        for k in stride(from: 1, to: count, by: 1) {
            // By logarithms: e^-x alone is 0 where many completions are expected.
            tail -= exp(Double(k - 1) * log(expected) - expected - lgamma(Double(k)))
            guard tail > 0 else { break }
            sum += tail
            weighted += Double(k) * tail
        }
        return (sum, weighted)
    }
}
