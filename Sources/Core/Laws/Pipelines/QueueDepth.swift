/// L16: how much of a latency a queue of requests hides.
///
/// Source: S0, the paragraph on NVMe: "the hidden latency fraction, in an idealized model, approaches 1 - 1/q". The
/// bandwidths are Little's law; the message gap is our extension.
public struct QueueDepth: Hashable, Sendable {
    /// t0: what a message takes beside its time on the link, from its posting until its completion is seen.
    public var latency: Nanoseconds
    /// S: what a message carries, in bytes.
    public var bytes: Double
    /// B: the link's bandwidth.
    public var link: Bandwidth
    /// g: the least time between two messages of a card; 0 for a card of any message rate.
    public var gap: Nanoseconds

    /// See the properties.
    public init(latency: Nanoseconds, bytes: Double, link: Bandwidth, gap: Nanoseconds = .zero) {
        (self.latency, self.bytes, self.link, self.gap) = (latency, bytes, link, gap)
    }

    /// t0 + S/B: a message alone, there and back.
    public var roundTrip: Nanoseconds { latency + link.time(for: bytes) }

    /// max(S/B, g): for how long a message keeps the next one from the link.
    public var occupation: Nanoseconds { max(link.time(for: bytes), gap) }

    /// q* = ceil((t0 + S/B) / (S/B)): the least depth that fills the link, if a message is posted for each completion.
    public var knee: Int { Int((roundTrip / occupation).rounded(.up)) }

    /// X(q) = min(B, q S / (t0 + S/B)): a window that slides, where each completion is answered by a message.
    public func bandwidthOfSlidingWindow(_ depth: Int) -> Bandwidth {
        rate(max(occupation, Nanoseconds(roundTrip.value / Double(depth))))
    }

    /// X(q) = q S / (t0 + q S/B): q messages, and the next q when the last of them has completed. It has no knee.
    public func bandwidthOfBatches(_ depth: Int) -> Bandwidth {
        rate(Nanoseconds((roundTrip + Double(depth - 1) * occupation).value / Double(depth)))
    }

    /// Which part of the round trip a message no longer waits for in a window that slides: 1 - 1/q up to the knee, and
    /// from there on all but the message's own time on the link.
    public func hiddenBySlidingWindow(_ depth: Int) -> Double {
        1 - max(1 / Double(depth), occupation / roundTrip)
    }

    /// Which part of t0 a message no longer waits for in batches: 1 - 1/q, whatever the depth. Each exposes t0/q.
    public func hiddenByBatches(_ depth: Int) -> Double { 1 - 1 / Double(depth) }

    private func rate(_ period: Nanoseconds) -> Bandwidth { Bandwidth(bytesPerNanosecond: bytes / period.value) }
}
