/// A processor and an engine at one memory bus.
public struct SharedMemoryBus: Sendable {
    /// The processor.
    public private(set) var processor: BusProcessor
    /// The engine.
    public var engine = BusEngine()
    /// Beats that have passed, idle ones among them.
    public private(set) var beats = 0
    private var arbiter: BusArbiter

    /// A bus at time 0.
    public init(_ rule: BusArbiter.Rule, work: BusProcessor.Work) {
        arbiter = BusArbiter(rule)
        processor = BusProcessor(work)
    }

    /// Lets one beat pass. `busy` says whether the processor has work.
    public mutating func pass(processorIsBusy busy: Bool = true) {
        let holder = arbiter.grant(processor: busy && processor.wantsBus, engine: engine.wantsBus)
        if busy { processor.pass(granted: holder == .processor) }
        if holder == .engine { engine.move() }
        beats += 1
    }
}
