public import TransferCore

/// What is measured a stretch at a time, so that others can have their turns in between.
public protocol TurnTaking: AnyObject {
    /// Whether there is nothing left to do.
    var isOver: Bool { get }
    /// Whether the user asked to stop before it was at its end.
    var wasInterrupted: Bool { get }

    /// Takes one turn. Collective.
    func step() throws(TransferError)

    /// Ends it where it is, as the user asked. On all ranks alike.
    func interrupt()
}
