/// What carries transfers between devices, several at once.
public protocol Fabric {
    /// Carries them all.
    func carry(_ transfers: [FabricTransfer]) -> FabricOutcome
}

/// What a fabric has done.
public struct FabricOutcome: Hashable, Sendable {
    /// When each transfer was finished, in the order of the transfers.
    public let finished: [Picoseconds]
    /// Bytes that each link has carried; a bus is one link.
    public let carried: [Int]

    /// When the last one was.
    public var end: Picoseconds { finished.max() ?? .zero }
}
