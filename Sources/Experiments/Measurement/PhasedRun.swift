public import HostSystem
public import TransferCore

/// A run whose iterations tell what they are at.
public protocol PhasedRun: MeasuredRun {
    /// One iteration from start to completion, which tells `marks` of its phases; what is no phase of an exchange, such as
    /// computation, is left out by `leave`.
    func iterate<Marks: PhaseMarks>(_ waiter: inout Waiter, marking marks: inout Marks) throws(TransferError)
}

extension PhasedRun {
    /// One iteration, while nobody listens to its phases.
    @inlinable
    public func iterate(_ waiter: inout Waiter) throws(TransferError) {
        var marks = NoMarks()
        try iterate(&waiter, marking: &marks)
    }
}
