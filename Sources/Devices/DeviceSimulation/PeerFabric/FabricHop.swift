/// A link, or a node that forwards: packets pass one after the other, and are handed on when they are there as a whole.
public struct FabricHop: Hashable, Sendable {
    /// How long a packet is on its way beside the time of its bytes; others may be on their way meanwhile.
    public let latency: Picoseconds
    /// The rate of its bytes.
    public let rate: DataRate

    /// See the properties.
    public init(latency: Picoseconds, rate: DataRate) { (self.latency, self.rate) = (latency, rate) }
}
