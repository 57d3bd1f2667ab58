/// A processor that does one piece of work after the other: first its accesses to the bus, a beat each, and then cycles
/// without it. It stands still while an access waits.
public struct BusProcessor: Sendable {
    /// A piece of work: an instruction, or the processing of a word.
    public struct Work: Hashable, Sendable {
        /// Beats on the bus.
        public let accesses: Int
        /// Cycles after them, of a beat's length.
        public let cycles: Int

        /// A piece of at least one access or cycle.
        public init(accesses: Int, cycles: Int) {
            precondition(accesses >= 0 && cycles >= 0 && accesses + cycles > 0, "work takes time")
            (self.accesses, self.cycles) = (accesses, cycles)
        }
    }

    /// What a piece takes.
    public let work: Work
    /// Pieces done.
    public private(set) var done = 0
    /// Beats that it had of the bus.
    public private(set) var beats = 0
    /// The most beats that an access has waited.
    public private(set) var worstWait = 0
    private var step = 0
    private var waited = 0

    /// A processor at the beginning of its first piece.
    public init(_ work: Work) { self.work = work }

    /// Whether it wants the next beat.
    public var wantsBus: Bool { step < work.accesses }

    /// Lets a beat pass, which is the processor's where `granted`.
    public mutating func pass(granted: Bool) {
        guard granted || !wantsBus else {
            waited += 1
            worstWait = max(worstWait, waited)
            return
        }
        if granted {
            beats += 1
            waited = 0
        }
        step += 1
        if step == work.accesses + work.cycles { (step, done) = (0, done + 1) }
    }
}
