import CommandLineKit
import HostSystem
import MessagePassing
import Ranks
import TransferCore
import TransportCatalog

/// The ranks and transports that a run needs, as its settings want them; kept for the next run that wants the same.
final class Surroundings {
    /// Ranks that wait in one way, and the transports among them.
    struct Setting {
        let ranks: RankGroup
        let catalog: TransportCatalog
    }

    /// What makes one setting differ from another.
    private struct Key: Hashable {
        var stagingChunk: ByteCount?
        var wait = WaitPolicy.auto
        var pages = Pages.standard
        var engineHasThread = false
        let timeout: Duration
    }

    private let communicator: Communicator
    private var settings: [Key: Setting] = [:]

    /// Starts MPI.
    init() throws(Failure) {
        do { communicator = try World.start() } catch { throw Failure("starting MPI: \(error)") }
    }

    /// What fits the run's settings. Collective where it is made anew.
    func setting(for run: RunSettings, engineHasThread: Bool) throws(TransferError) -> Setting {
        var key = Key(timeout: run.bounds.timeout)
        key.stagingChunk = run.tuning.stagingChunk
        key.wait = WaitPolicy(rawValue: run.tuning.wait.rawValue) ?? .auto
        key.pages = run.pages
        key.engineHasThread = engineHasThread
        return try setting(key)
    }

    /// What fits default settings with that deadline. Collective where it is made anew.
    func setting(timeout: Duration) throws(TransferError) -> Setting { try setting(Key(timeout: timeout)) }

    private func setting(_ key: Key) throws(TransferError) -> Setting {
        if let known = settings[key] { return known }
        let ranks = try RankGroup(
            communicator,
            settings: RankGroup.Settings(
                waitPolicy: key.wait, timeout: key.timeout, busyThreadsPerRank: key.engineHasThread ? 2 : 1,
                unbindsProcessors: key.engineHasThread))
        var options = TransportCatalog.Settings()
        options.stagingChunk = key.stagingChunk
        options.engineHasThread = key.engineHasThread
        options.pages = key.pages
        let made = Setting(ranks: ranks, catalog: TransportCatalog(ranks, settings: options))
        settings[key] = made
        return made
    }

    /// Ends MPI in good order; not after a failure.
    func close() {
        settings = [:]
        try? World.stop()
    }
}
