import Statistics
import TransferCore

@testable import Measurement

/// A cell beside kernels whose costs are planted; no clock is involved.
final class ScriptedCoRun: CoRunSession {
    /// Bytes a nanosecond that the kernels move while the transfer rests.
    var kernelRate = 10.0
    /// How many times as long a byte takes the kernels beside the transfer.
    var kernelSlowdown = 1.0
    /// Time of a sample while the kernels rest.
    var sampleCost: (Int) -> Int = { _ in 10_000 }
    /// How many times as long a sample takes beside the kernels.
    var transferSlowdown: (Int) -> Double = { _ in 1 }
    /// The call of `transfer`, from 0, in which a rank finds wrong bytes, or at whose end somebody has asked to stop.
    var wrongCall: Int?
    var interruptedCall: Int?
    /// The call of `transfer`, from 0, that throws.
    var failingCall: Int?

    /// What was asked of the transfer, and whether the kernels ran then.
    private(set) var requests: [(request: BlockRequest, isBeside: Bool)] = []
    /// Times the kernels were left alone, and whether they ran then.
    private(set) var leaves: [Bool] = []
    private(set) var isRunning = false
    private var samples = 0

    func startKernel() { isRunning = true }
    func stopKernel() { isRunning = false }

    func leave(nanoseconds: Int) -> (kernel: KernelBlock, isInterrupted: Bool) {
        leaves.append(isRunning)
        return (KernelBlock(bytes: Int(Double(nanoseconds) * kernelRate), nanoseconds: nanoseconds), false)
    }

    func transfer(_ request: BlockRequest) throws(TransferError) -> (transfer: BlockOutcome, kernel: KernelBlock) {
        let call = requests.count
        requests.append((request, isRunning))
        if call == failingCall { throw TransferError(.transport, during: "a block", cause: "planted") }
        var elapsed: [Int] = []
        for _ in 0..<request.samples {
            let cost = Double(sampleCost(samples) * request.batch)
            elapsed.append(Int(isRunning ? cost * transferSlowdown(samples) : cost))
            samples += 1
        }
        let loop = elapsed.reduce(0, +)
        let outcome = BlockOutcome(
            elapsedNanoseconds: elapsed, loopNanoseconds: loop, wallNanoseconds: loop + 1000,
            isWrong: call == wrongCall, mismatch: call == wrongCall ? "rank 0: 1 element is wrong" : nil,
            isInterrupted: call == interruptedCall)
        let bytes = isRunning ? Double(loop) * kernelRate / kernelSlowdown : 0
        return (outcome, KernelBlock(bytes: Int(bytes), nanoseconds: loop))
    }
}
