internal import HostSystem
public import Ranks
public import Statistics
public import TransferCore
public import TriadKernel

/// The cell of a measurement beside a triad on a thread of each rank.
public struct RankedCoRun: CoRunSession {
    private let session: CellSession
    private let kernel: TriadThread
    private let ranks: RankGroup

    /// - Parameter kernel: this rank's, resting.
    public init(_ cell: CellMeasurement, beside kernel: TriadThread, among ranks: RankGroup) {
        session = cell.session
        self.kernel = kernel
        self.ranks = ranks
    }

    /// Returns when the kernels of all ranks run. Collective.
    public func startKernel() throws(TransferError) {
        var waiter = ranks.waiter()
        let before = kernel.bytesMoved
        kernel.run()
        try wait(&waiter) { kernel.bytesMoved > before }
        try ranks.barrier(&waiter)
    }

    /// Returns when the kernels of all ranks rest. Collective.
    public func stopKernel() throws(TransferError) {
        var waiter = ranks.waiter()
        kernel.rest()
        try wait(&waiter) { kernel.isResting }
        try ranks.barrier(&waiter)
    }

    /// Sleeps while the kernels run. Collective.
    public func leave(nanoseconds: Int) throws(TransferError) -> (kernel: KernelBlock, isInterrupted: Bool) {
        let began = MonotonicClock.nanoseconds()
        let before = kernel.bytesMoved
        Processors.sleep(nanoseconds: nanoseconds)
        let amount = kernel.bytesMoved - before
        let done = WorkBeside(amount: amount, nanoseconds: MonotonicClock.nanoseconds() - began)
        let isAsked = try ranks.maximum(of: [SignalFlag.isRaised ? 1 : 0])[0] != 0
        return (try merged(done), isAsked)
    }

    /// Runs a block of the transfer. Collective.
    public func transfer(
        _ request: BlockRequest
    ) throws(TransferError) -> (transfer: BlockOutcome, kernel: KernelBlock) {
        let outcome = try session.runBlock(request.counting(by: kernel.counter))
        return (outcome, try merged(outcome.workBeside ?? WorkBeside(amount: 0, nanoseconds: 0)))
    }

    private func wait(_ waiter: inout Waiter, until isDone: () -> Bool) throws(TransferError) {
        waiter.begin()
        while !isDone() {
            let verdict = waiter.pause()
            switch verdict {
            case .keepWaiting: continue
            case .timedOut:
                throw TransferError(
                    .timeout, during: "waiting for the kernel of --co-run",
                    cause: "its thread did nothing for \(waiter.timeoutNanoseconds / 1_000_000) ms",
                    advice: "see whether this host has a processor left for it, or raise --deadline")
            case .peerLost, .interrupted: throw verdict.asTransferError(awaiting: [], waiter)
            }
        }
    }

    /// What the kernels of all ranks did. Collective.
    private func merged(_ done: WorkBeside) throws(TransferError) -> KernelBlock {
        let bytes = try ranks.sum(of: [done.amount])[0]
        return KernelBlock(bytes: bytes, nanoseconds: try ranks.maximum(of: [done.nanoseconds])[0])
    }
}
