/// A plan made ready. Iterations only start and advance it.
///
/// `start` of iteration n gives the peers the right to write this rank's receive layouts; nothing of iteration n lands
/// before it. `.complete` means that every send layout may be overwritten and every receive layout holds the iteration's
/// bytes, visible to the CPU or device that owns the memory. Between the two nothing is allocated, locked, retained or
/// formatted.
///
/// Both tell `marks` of the phases that they are in; a phase goes on until the next one is entered, through calls too.
public protocol PreparedExchange: AnyObject {
    /// Begins the next iteration; the previous one must be complete.
    func start<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError)

    /// Moves the iteration on by what can be done now; never blocks.
    ///
    /// - Returns: `.complete` when the iteration is over. Calling it again then changes nothing.
    /// - Throws: `TransferError`, after which the exchange cannot be used again.
    func advance<Marks: PhaseMarks>(marking marks: inout Marks) throws(TransferError) -> Progress

    /// What was counted since the exchange was prepared.
    var evidence: Evidence { get }

    /// What a reader of the figures should know and no counter says: that pages could not be locked, for instance.
    var remarks: [String] { get }

    /// Facts that the results have a column for: device, path MTU, what registration cost.
    var particulars: [Particular] { get }

    /// The ranks whose bytes or permission the running iteration still lacks, for error messages; may be slow.
    var awaitedPeers: [Int] { get }
}

extension PreparedExchange {
    /// Begins the next iteration, while nobody listens to its phases.
    @inlinable
    public func start() throws(TransferError) {
        var marks = NoMarks()
        try start(marking: &marks)
    }

    /// Moves the iteration on by what can be done now, while nobody listens to its phases.
    @inlinable
    public func advance() throws(TransferError) -> Progress {
        var marks = NoMarks()
        return try advance(marking: &marks)
    }

    /// What a reader of the figures should know and no counter says.
    public var remarks: [String] { [] }

    /// Facts that the results have a column for.
    public var particulars: [Particular] { [] }
}

/// How far an iteration is.
public enum Progress: Sendable {
    /// Something is still missing: call again.
    case pending
    /// The iteration is over.
    case complete
}
