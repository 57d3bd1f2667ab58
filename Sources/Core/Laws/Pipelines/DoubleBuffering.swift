/// L17: transferring a chunk while the one before is computed on.
///
/// Source: S2: a steady rate of 1/max(tc, td) chunks. The times of n chunks follow; chance is our extension.
public struct DoubleBuffering: Hashable, Sendable {
    /// td: transferring a chunk.
    public var transfer: Nanoseconds
    /// tc: computing on a chunk.
    public var compute: Nanoseconds

    /// See the properties; at least one is above 0.
    public init(transfer: Nanoseconds, compute: Nanoseconds) { (self.transfer, self.compute) = (transfer, compute) }

    /// n (tc + td): one buffer, so one after the other.
    public func serialTime(chunks: Int) -> Nanoseconds { Double(chunks) * (transfer + compute) }

    /// td + (n - 1) max(tc, td) + tc: two buffers or more. `chunks` = n is at least 1.
    public func time(chunks: Int) -> Nanoseconds {
        transfer + Double(chunks - 1) * max(transfer, compute) + compute
    }

    /// (tc + td) / max(tc, td): how much faster than with one buffer in the long run; at most 2, which balance gives.
    public var speedUp: Double { (transfer + compute) / max(transfer, compute) }

    /// min/max: which part of the time the resource that waits is busy in the long run.
    public var useOfTheQuicker: Double { min(transfer, compute) / max(transfer, compute) }

    /// The time for each chunk in the long run where both times are exponential with these means: a closed network of two
    /// queues and b customers, G(b)/G(b - 1) with G(b) = sum of td^i tc^(b - i) (Gordon and Newell). More buffers always
    /// help: for equal means t it is t (b + 1)/b.
    ///
    /// Source: our extension.
    public func meanPeriodByChance(buffers: Int) -> Nanoseconds {
        // By the larger of both, so that no power overflows.
        let ratio = useOfTheQuicker
        func sum(_ customers: Int) -> Double { (0...customers).reduce(into: 0.0) { sum, _ in sum = 1 + ratio * sum } }
        return (sum(buffers) / sum(buffers - 1)) * max(transfer, compute)
    }
}
