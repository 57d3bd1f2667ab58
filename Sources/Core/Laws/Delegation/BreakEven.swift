/// L1: from which payload on it pays to hand a copy to an engine.
///
/// Source: S0, "Delegation and its Discontents": T_DMA = tp + S/B, T_CPU = S/Bc. The text names the break-even payload
/// and does not print it; it follows from T_DMA = T_CPU.
public struct BreakEven: Hashable, Sendable {
    /// tp: what setting a transfer up costs.
    public var setup: Nanoseconds
    /// B: the engine's bandwidth.
    public var engine: Bandwidth
    /// Bc: the bandwidth at which the processor copies.
    public var processor: Bandwidth

    /// See the properties.
    public init(setup: Nanoseconds, engine: Bandwidth, processor: Bandwidth) {
        self.setup = setup
        self.engine = engine
        self.processor = processor
    }

    /// T_DMA = tp + S/B, for `bytes` = S.
    public func engineTime(for bytes: Double) -> Nanoseconds { setup + engine.time(for: bytes) }

    /// T_CPU = S/Bc, for `bytes` = S.
    public func processorTime(for bytes: Double) -> Nanoseconds { processor.time(for: bytes) }

    /// S* = tp / (1/Bc - 1/B), in bytes: larger transfers are faster by the engine. Nothing where B <= Bc: then the engine
    /// never wins by latency, and what it gives is the processor's time.
    public var payload: Double? {
        guard engine > processor else { return nil }
        return setup.value / (1 / processor.bytesPerNanosecond - 1 / engine.bytesPerNanosecond)
    }

    /// S*_cpu = tp Bc, in bytes: larger transfers cost the processor less time by the engine, however slow that is.
    public var payloadByOccupancy: Double { processor.bytes(in: setup) }
}
