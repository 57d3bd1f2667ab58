/// Gives a bus to one of two, beat by beat: to a processor or to an engine.
public struct BusArbiter: Sendable {
    /// Who has the bus for a beat.
    public enum Holder: Hashable, Sendable { case processor, engine }

    /// Who comes first where both want it.
    public enum Rule: Hashable, Sendable, CaseIterable {
        /// The engine, for as long as it wants.
        case engineFirst
        /// The engine, but not twice in a row.
        case alternating
        /// The processor, always.
        case processorFirst
    }

    /// Who comes first.
    public let rule: Rule
    private var last: Holder?

    /// A bus that nobody had yet.
    public init(_ rule: Rule) { self.rule = rule }

    /// Who has the next beat, of those who want it; nobody where nobody does.
    public mutating func grant(processor: Bool, engine: Bool) -> Holder? {
        last =
            switch (processor, engine) {
            case (false, false): nil
            case (true, false): .processor
            case (false, true): .engine
            case (true, true): contested
            }
        return last
    }

    private var contested: Holder {
        switch rule {
        case .engineFirst: .engine
        case .alternating: last == .engine ? .processor : .engine
        case .processorFirst: .processor
        }
    }
}
