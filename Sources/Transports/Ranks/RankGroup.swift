public import HostSystem
public import MessagePassing
public import TransferCore

/// The ranks that take part in a run, and how this rank waits for the others.
///
/// Transports, measurement and conformance talk to the other ranks through it: words are traded, errors agreed on,
/// iterations begun together. Not for the timed path, `barrier` excepted.
public final class RankGroup {
    /// How a group waits.
    public struct Settings: Sendable {
        /// What to do between two polls.
        public var waitPolicy: WaitPolicy
        /// The deadline of every wait.
        public var timeout: Duration
        /// Threads of one rank that are busy at once: the rank itself, and its copy engine's.
        public var busyThreadsPerRank: Int

        /// See the properties.
        public init(
            waitPolicy: WaitPolicy = .auto, timeout: Duration = .seconds(10), busyThreadsPerRank: Int = 1
        ) {
            self.waitPolicy = waitPolicy
            self.timeout = timeout
            self.busyThreadsPerRank = busyThreadsPerRank
        }
    }

    /// This process's number among `0..<size`.
    public let rank: Int
    /// How many ranks there are.
    public let size: Int
    /// The host that each rank runs on: the lowest rank there.
    public let hosts: [Int]
    /// The name of each rank's host.
    public let hostNames: [String]
    /// Processors that the ranks of this host share.
    public let processors: Int
    /// How waits are spent, with `.auto` resolved.
    public let waitPolicy: WaitPolicy
    /// Messages among all ranks.
    public let communicator: Communicator
    let timeoutNanoseconds: Int
    private let watch: ProcessWatch
    private var events: EventSource?
    private var barrierOfHost: HostBarrier?
    private var gate: HostBarrier.Gate?

    /// Meets the other ranks. Collective.
    ///
    /// - Throws: `.transport`, `.timeout`, `.peerLost`.
    public init(_ communicator: Communicator, settings: Settings = Settings()) throws(TransferError) {
        Processors.prepareForShortSleeps()
        rank = communicator.rank
        size = communicator.size
        self.communicator = communicator
        timeoutNanoseconds = settings.timeout.nanoseconds

        // Nobody is known yet: until then a dead peer shows as a passed deadline.
        var waiter = Waiter(policy: .yield, timeoutNanoseconds: timeoutNanoseconds, watch: nil)
        let identities = try Self.gather(HostIdentity.current, over: communicator, &waiter)
        let hosts = identities.map { own in identities.firstIndex { $0.isSameHost(as: own) } ?? 0 }
        self.hosts = hosts
        hostNames = identities.map(\.name)

        let neighbours = hosts.indices.filter { hosts[$0] == hosts[communicator.rank] }
        watch = ProcessWatch(
            processes: neighbours.filter { $0 != communicator.rank }.map { ($0, identities[$0].processID) })
        processors = HostIdentity.processors(of: neighbours.map { identities[$0] })
        waitPolicy = settings.waitPolicy.resolved(
            busyThreads: neighbours.count * settings.busyThreadsPerRank, processors: processors)
        if neighbours.count == size {
            let barrier = try HostBarrier(self)
            barrierOfHost = barrier
            gate = barrier.gate
            watch.believe(barrier.notes)
        }
    }

    private static func gather(
        _ identity: HostIdentity, over communicator: Communicator, _ waiter: inout Waiter
    ) throws(TransferError) -> [HostIdentity] {
        do {
            return try communicator.allGather(identity.words, &waiter).map(HostIdentity.init(words:))
        } catch { throw error.asTransferError(during: "meeting the other ranks") }
    }

    /// A wait with this group's policy.
    ///
    /// - Parameters:
    ///   - nanoseconds: its deadline; the group's own, unless given.
    ///   - isAlert: whether it never sleeps between polls, to time what is awaited.
    public func waiter(timeoutNanoseconds nanoseconds: Int? = nil, isAlert: Bool = false) -> Waiter {
        Waiter(
            policy: waitPolicy, timeoutNanoseconds: nanoseconds ?? timeoutNanoseconds, watch: watch, isAlert: isAlert,
            events: events)
    }

    /// From now on waits of policy `.event` sleep until `events` has one.
    public func sleep(until events: EventSource) { self.events = events }

    /// Whether `other` runs on this rank's host.
    public func isNeighbour(_ other: Int) -> Bool { hosts[other] == hosts[rank] }

    /// Whether all ranks run on one host, so that `MonotonicClock` is the same for all of them.
    public var sharesOneHost: Bool { barrierOfHost != nil }

    /// Before this rank ends because `other` is dead: tells the others who was first, for their messages.
    public func blame(_ other: Int) { barrierOfHost?.leaveNote(naming: other) }

    /// Returns when every rank has called it: through shared memory on one host, by messages otherwise.
    public func barrier(_ waiter: inout Waiter) throws(TransferError) {
        if let gate {
            try gate.pass(&waiter, over: communicator)
        } else {
            do { try communicator.barrier(&waiter) } catch { throw explain(error, during: "a barrier") }
        }
    }
}
