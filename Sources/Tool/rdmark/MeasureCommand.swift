import CommandLineKit
import HostSystem
import Measurement
import MessagePassing
import Ranks
import Results
import Statistics
import TransferCore

extension Dispatcher {
    /// Measures `jobs` one after the other, and ends the process where that fails.
    ///
    /// The output is opened before MPI is started; where that fails on the rank that writes, all ranks end together.
    func measure(_ jobs: [Job], _ command: Command, _ output: Output) throws {
        let costs = try NamedCosts(of: jobs, ranks: launch.place?.size ?? 1)
        let seed = jobs.lazy.compactMap(\.settings.bounds.seed).first ?? UInt64.random(in: 0...UInt64(UInt32.max))
        var recorder: Recorder?
        var openingFailure: String?
        do {
            let opened = try Recorder(launch, command, output: output, cluster: named, seed: seed)
            recorder = opened
            if launch.isSpeaker { try costs.check(isOf: named?.cluster.name, processor: opened.processor) }
        } catch {
            openingFailure = "\(error)"
        }
        SignalFlag.install()
        let surroundings = try Surroundings()
        do {
            guard let first = jobs.first else { throw Failure("there is nothing to run", status: ProcessExit.usage) }
            let ranks = try surroundings.setting(timeout: first.settings.bounds.deadline).ranks
            // The speaker alone draws the seed and opens the output.
            let fromSpeaker = try ranks.allGather([Int(bitPattern: UInt(seed)), openingFailure == nil ? 0 : 1])[0]
            guard fromSpeaker[1] == 0, let recorder else {
                surroundings.close()
                launch.fail(openingFailure ?? "rank 0 could not open the output", status: ProcessExit.failure)
            }
            try costs.check(among: ranks)
            try measure(
                jobs, costs, recorder, surroundings, ranks, output, seed: UInt64(UInt(bitPattern: fromSpeaker[0])))
        } catch {
            end(with: error, recorder, surroundings)
        }
    }

    private func measure(
        _ jobs: [Job], _ costs: NamedCosts, _ recorder: Recorder, _ surroundings: Surroundings, _ ranks: RankGroup,
        _ output: Output, seed: UInt64
    ) throws {
        let clock = MonotonicClock.calibrate()
        // Every rank decides by the same number.
        let clockCost = Double(try ranks.maximum(of: [Int(clock.costNanoseconds * 1000)])[0]) / 1000
        try recorder.describe(
            hosts: ranks.hostNames,
            messagePassing: RunManifest.MessagePassing(
                library: World.libraryVersion, parameters: launch.messagePassingParameters),
            clock: clock,
            instrument: try InstrumentCost.measure(among: ranks))
        let isWatched = launch.isSpeaker && !output.isQuiet
        let terminal = isWatched ? Terminal.error(isLaunched: launch.place != nil) : nil
        let progress = Progress(jobCount: jobs.count, on: terminal)
        let runner = ExperimentRunner(
            surroundings: surroundings, recorder: recorder, progress: progress,
            clockCostNanoseconds: clockCost, costs: costs)
        var isInterrupted = false
        for (index, job) in jobs.enumerated() where !isInterrupted {
            isInterrupted = try runner.run(job, seed: seed &+ UInt64(index))
            progress.advance()
        }
        progress.clear()
        let complaint = recorder.complaint
        try recorder.finish(
            isInterrupted ? .interrupted : complaint == nil ? .complete : .failed, reason: complaint)
        surroundings.close()
        if isInterrupted {
            let signal = SignalFlag.signalNumber
            launch.fail("interrupted; what was measured is in the results", status: 128 + (signal == 0 ? 15 : signal))
        }
        if let complaint { launch.fail(complaint, status: ProcessExit.failure) }
    }

    /// After a failure in mid-run: closes the results, and ends without waiting for anybody.
    private func end(with cause: any Error, _ recorder: Recorder?, _ surroundings: Surroundings) -> Never {
        do {
            let isInterrupt = (cause as? TransferError)?.code == .interrupted
            try recorder?.finish(isInterrupt ? .interrupted : .failed, reason: "\(cause)")
        } catch {
            // A full disk has been reported already if it is what ended the run.
            if !(cause is ResultsError) { launch.complain("\(error)") }
        }
        surroundings.abandon(launch, because: cause)
    }
}
