/// Hops that work as one: bytes flow through them, and together they take a set-up and a time for each byte.
public struct HopStage: Hashable, Sendable {
    /// What it takes before the first byte.
    public let setup: Picoseconds
    /// The rate of the slowest hop.
    public let rate: DataRate?
    /// The hops.
    public let hops: [Hop]

    /// A stage; without a rate its bytes take no time.
    public init(setup: Picoseconds, rate: DataRate?, hops: [Hop]) {
        (self.setup, self.rate, self.hops) = (setup, rate, hops)
    }

    func time(for bytes: Int) -> Picoseconds { setup + (rate?.time(for: bytes) ?? .zero) }
}
