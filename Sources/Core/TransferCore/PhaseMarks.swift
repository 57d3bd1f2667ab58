/// What an exchange tells of the phases of its iterations, if anybody listens.
public protocol PhaseMarks {
    /// From here on the iteration is in this phase; it may be in it already.
    mutating func enter(_ phase: TransferPhase)

    /// From here on the thread is at something that is no phase of an exchange, until the next one is entered.
    mutating func leave()
}

/// Nobody listens: a mark costs nothing.
public struct NoMarks: PhaseMarks {
    /// A value without content.
    @inlinable
    public init() {}

    /// Nothing.
    @inlinable
    public mutating func enter(_ phase: TransferPhase) {}

    /// Nothing.
    @inlinable
    public mutating func leave() {}
}
