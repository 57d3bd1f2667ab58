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
    ///
    /// - Parameter isAlone: without a launcher and all that belongs to one.
    init(isAlone: Bool = false) throws(Failure) {
        do { communicator = try World.start(isAlone: isAlone) } catch { throw Failure("starting MPI: \(error)") }
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

    /// What fits these settings and defaults otherwise. Collective where it is made anew.
    func setting(
        timeout: Duration, stagingChunk: ByteCount? = nil, engineHasThread: Bool = false
    ) throws(TransferError) -> Setting {
        var key = Key(timeout: timeout)
        key.stagingChunk = stagingChunk
        key.engineHasThread = engineHasThread
        return try setting(key)
    }

    private func setting(_ key: Key) throws(TransferError) -> Setting {
        if let known = settings[key] { return known }
        let ranks = try RankGroup(
            communicator,
            settings: RankGroup.Settings(
                waitPolicy: key.wait, timeout: key.timeout, busyThreadsPerRank: key.engineHasThread ? 2 : 1))
        var options = TransportCatalog.Settings()
        options.stagingChunk = key.stagingChunk
        options.engineHasThread = key.engineHasThread
        options.pages = key.pages
        let made = Setting(ranks: ranks, catalog: TransportCatalog(ranks, settings: options))
        settings[key] = made
        return made
    }

    /// After a failure that other ranks may not survive: says so once over all ranks, and ends this one without waiting for anybody.
    func abandon(_ launch: Launch, because cause: any Error) -> Never {
        let error = cause as? TransferError
        if let error, error.code == .peerLost, let peer = error.peer {
            for setting in settings.values { setting.ranks.blame(peer) }
        }
        // Rank 0 speaks, unless it is the one that died.
        let speaker = error?.code == .peerLost && error?.peer == 0 ? 1 : 0
        if launch.place.map({ $0.rank == speaker }) ?? true {
            launch.complain("\(cause)")
        } else {
            // Launchers end everybody as soon as one rank has failed: the speaker comes first.
            Processors.sleep(nanoseconds: 300_000_000)
        }
        ProcessExit.immediately(error?.code == .interrupted ? 128 + SignalFlag.signalNumber : ProcessExit.failure)
    }

    /// Ends MPI in good order; not after a failure.
    func close() {
        settings = [:]
        try? World.stop()
    }
}
