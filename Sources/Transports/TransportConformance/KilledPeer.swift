internal import Glibc
internal import HostSystem
internal import Ranks
public import TransferCore

extension ConformanceSuite {
    /// What the death of a rank in mid-iteration looks like to the others. Collective, and the last thing that a run does: the
    /// victim kills itself with SIGKILL between `start` and `.complete`.
    ///
    /// Run it where the launcher lets the other ranks live on (`mpirun --enable-recovery` of Open MPI 4).
    ///
    /// - Parameter victim: the rank that dies.
    /// - Returns: on each survivor, its own result, and the error that it got from the exchange.
    /// - Throws: what went wrong before the victim died.
    public func killedPeer(victim: Int) throws(TransferError) -> (result: CheckResult, error: TransferError?) {
        let check = "rank \(victim) is killed in mid-iteration"
        func result(_ outcome: CheckResult.Outcome) -> CheckResult {
            CheckResult(transport: name, check: check, outcome: outcome)
        }
        guard ranks.size >= 2, (0..<ranks.size).contains(victim) else {
            return (result(.skipped("it takes 2 ranks and a rank \(victim), and there are \(ranks.size)")), nil)
        }
        guard let kind = transport.capabilities.memoryKinds.first, let method = transport.capabilities.methods.first
        else { return (result(.skipped("it advertises no memory or no method")), nil) }

        let trial = try trial(
            .everyPair(of: 100_000, ranks: ranks.size, seed: seed), Way(method: method, kind: kind))
        for iteration in 1...3 { try runAndCheck(trial, iteration: iteration) }
        let begin = MonotonicClock.nanoseconds()
        do throws(TransferError) {
            // The victim's last messages may still arrive: the iteration after them cannot be completed.
            for iteration in 4...6 {
                trial.fill(for: iteration)
                try trial.start()
                if ranks.rank == victim { raise(SIGKILL) }
                try trial.finish()
                try trial.checkArrival()
            }
        } catch {
            let elapsed = MonotonicClock.nanoseconds() - begin
            guard error.code == .peerLost || error.code == .timeout, error.peer == victim else {
                return (result(.failed("instead of a loss that names rank \(victim): \(error)")), error)
            }
            guard elapsed < 2 * ranks.waiter().timeoutNanoseconds else {
                return (result(.failed("the loss was noticed only after \(elapsed / 1_000_000) ms")), error)
            }
            return (result(.passed), error)
        }
        return (result(.failed("iterations go on without rank \(victim)")), nil)
    }
}
