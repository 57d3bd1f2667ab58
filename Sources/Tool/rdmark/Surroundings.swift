import CommandLineKit
import HostSystem
import MessagePassing
import Planning
import Ranks
import TransferCore
import TransportCatalog
import VerbsTransport

/// The ranks and transports that a run needs, as its settings want them; kept for the next run that wants the same.
final class Surroundings {
    /// Ranks that wait in one way, and the transports among them.
    struct Setting {
        let ranks: RankGroup
        let catalog: TransportCatalog
    }

    /// What makes one setting differ from another.
    private struct Key: Hashable {
        var wait = WaitPolicy.auto
        let timeout: Duration
        let transports: TransportCatalog.Settings
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
    ///
    /// - Parameter costs: what methods were measured to cost, by transport.
    func setting(
        for run: RunSettings, engineHasThread: Bool, costs: [String: MethodCosts]
    ) throws(TransferError) -> Setting {
        var transports = TransportCatalog.Settings()
        transports.stagingChunk = run.tuning.stagingChunk
        transports.engineHasThread = engineHasThread
        transports.pages = run.pages
        transports.verbs = VerbsTransport.Settings(run.verbs)
        transports.verbs.measuredCosts = costs[TransportName.verbs.rawValue]
        return try setting(
            Key(wait: WaitPolicy(run.tuning.wait), timeout: run.bounds.deadline, transports: transports))
    }

    /// What fits these settings and defaults otherwise. Collective where it is made anew.
    func setting(
        timeout: Duration, wait: WaitMode = .auto, transports: TransportCatalog.Settings = TransportCatalog.Settings()
    ) throws(TransferError) -> Setting {
        try setting(Key(wait: WaitPolicy(wait), timeout: timeout, transports: transports))
    }

    private func setting(_ key: Key) throws(TransferError) -> Setting {
        if let known = settings[key] { return known }
        let ranks = try RankGroup(
            communicator,
            settings: RankGroup.Settings(
                waitPolicy: key.wait, timeout: key.timeout,
                busyThreadsPerRank: key.transports.engineHasThread ? 2 : 1))
        let made = Setting(ranks: ranks, catalog: TransportCatalog(ranks, settings: key.transports))
        settings[key] = made
        return made
    }

    /// After a failure that other ranks may not survive: says so once over all ranks, and ends this one without waiting for anybody.
    func abandon(_ launch: Launch, because cause: any Error) -> Never {
        let error = cause as? TransferError
        let hasEnded = error?.code == .peerLost || error?.code == .timeout
        if let error, error.code == .peerLost, let peer = error.peer {
            for setting in settings.values { setting.ranks.blame(peer) }
        }
        // Rank 0 speaks, unless it is the one that died.
        let speaker = hasEnded && error?.peer == 0 ? 1 : 0
        if launch.place.map({ $0.rank == speaker }) ?? true {
            launch.complain("\(cause)")
        } else {
            // Launchers end everybody as soon as one rank has failed: the speaker comes first.
            Processors.sleep(nanoseconds: 300_000_000)
        }
        let status =
            switch error?.code {
            case .interrupted: 128 + SignalFlag.signalNumber
            case .invalidSetting: ProcessExit.usage
            default: ProcessExit.failure
            }
        ProcessExit.immediately(status)
    }

    /// Ends MPI in good order; not after a failure.
    func close() {
        settings = [:]
        try? World.stop()
    }
}

extension WaitPolicy {
    /// What the user calls `mode`.
    fileprivate init(_ mode: WaitMode) {
        self =
            switch mode {
            case .auto: .auto
            case .poll: .poll
            case .yield: .yield
            case .event: .event
            }
    }
}
