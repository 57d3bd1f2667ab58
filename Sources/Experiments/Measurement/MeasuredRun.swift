public import HostSystem
public import TransferCore

/// One cell's workload on this rank, ready to iterate.
public protocol MeasuredRun: AnyObject {
    /// What one sample of it is.
    var timing: SampleTiming { get }

    /// Writes this rank's part of iteration `iteration`: every element tells its origin. Untimed.
    func stamp(iteration: Int) throws(TransferError)

    /// One iteration from start to completion. Timed: allocates nothing, locks nothing, retains nothing.
    func iterate(_ waiter: inout Waiter) throws(TransferError)

    /// Looks at every byte of this rank's memory after iteration `iteration`. Untimed.
    ///
    /// - Returns: what is wrong, in words, or nothing.
    func verify(iteration: Int) throws(TransferError) -> String?

    /// What was counted so far.
    var evidence: Evidence { get }

    /// What a reader of the figures should know and no counter says.
    var remarks: [String] { get }

    /// Facts that the results have a column for.
    var particulars: [Particular] { get }
}

extension MeasuredRun {
    /// None.
    public var particulars: [Particular] { [] }
}

/// What one sample is.
public enum SampleTiming: Sendable, Equatable {
    /// Latest exit minus earliest start over all ranks, which start together from a barrier.
    case collective
    /// What rank 0 sees of events that follow one another without a barrier; an iteration holds `events` of them.
    case initiator(events: Int)
}
