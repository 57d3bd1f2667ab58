/// What carries prepared exchanges between ranks.
public protocol Transport {
    /// Memory registered with this transport.
    associatedtype Memory: TransferMemory
    /// A plan made ready by this transport.
    associatedtype Exchange: PreparedExchange

    /// What it can do: memory kinds, methods, limits, depth.
    var capabilities: Capabilities { get }

    /// Memory of `size` bytes, zeroed, that this transport can move.
    ///
    /// - Throws: `.unsupported` for a kind it does not offer, `.resource` where the system refuses.
    func allocate(_ size: ByteCount, in kind: MemoryKind) throws(TransferError) -> Memory

    /// Makes a plan ready: memory registered, addresses traded, requests built. Everything that costs more than posting
    /// and polling happens here.
    ///
    /// Collective: every rank calls it with its own view of the same exchange; a rank without transfers passes an empty
    /// plan.
    ///
    /// - Throws: `.unsupported`, `.invalidPlan`, `.resource`; then it threw on every rank.
    func prepare(_ plan: ExchangePlan, method: Method, in memory: Memory) throws(TransferError) -> Exchange
}
