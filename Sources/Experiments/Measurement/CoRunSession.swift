public import Statistics
public import TransferCore

/// A cell beside a kernel of each rank: what runs the parts of a co-run.
public protocol CoRunSession {
    /// Returns when the kernels of all ranks run. Collective.
    func startKernel() throws(TransferError)

    /// Returns when the kernels of all ranks rest. Collective.
    func stopKernel() throws(TransferError)

    /// Leaves everything to the kernels for about so long. Collective.
    ///
    /// - Returns: what the kernels of all ranks did, and whether any rank was asked to stop.
    func leave(nanoseconds: Int) throws(TransferError) -> (kernel: KernelBlock, isInterrupted: Bool)

    /// Runs a block of the transfer. Collective.
    ///
    /// - Returns: what came of it, and what the kernels of all ranks did during its samples.
    func transfer(_ request: BlockRequest) throws(TransferError) -> (transfer: BlockOutcome, kernel: KernelBlock)
}
