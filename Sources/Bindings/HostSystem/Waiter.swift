/// What a waiting rank does between two polls.
public enum WaitPolicy: String, CaseIterable, Sendable {
    /// Polls without giving the core away: the lowest latency, for a core of one's own.
    case poll
    /// Gives the core away between polls, by yielding at first and by sleeping when that was not enough: for more threads
    /// than cores.
    case yield
    /// Sleeps until a device announces a completion, where there is such a device; at most half a millisecond at a time,
    /// because not everything that is waited for comes through it. Without one, as `yield`.
    case event
    /// `poll` where there is a core for each busy thread, else `yield`.
    case auto

    /// What `auto` means here.
    ///
    /// - Parameters:
    ///   - busyThreads: threads of this host that poll or compute at once.
    ///   - processors: how many processors they share.
    public func resolved(busyThreads: Int, processors: Int) -> WaitPolicy {
        guard self == .auto else { return self }
        return busyThreads <= processors ? .poll : .yield
    }
}

/// Waits between polls, and notices when waiting has become pointless: the deadline passed, a peer is dead, or the user
/// wants to stop. A plain value: give each loop its own and call `begin` before each wait.
public struct Waiter {
    /// Whether to go on waiting.
    public enum Verdict: Sendable, Equatable {
        case keepWaiting
        /// Nothing happened for as long as is allowed.
        case timedOut
        /// The process of this rank has ended.
        case peerLost(rank: Int)
        /// SIGINT or SIGTERM came and what is awaited did not.
        case interrupted
    }

    /// How long a wait may take.
    public let timeoutNanoseconds: Int
    private let yields: Bool
    private let yieldsBeforeNap: Int
    private let checkMask: Int
    private let watch: ProcessWatch?
    private let events: EventSource?
    private var isArmed = false
    private var polls = 0
    private var nap = shortestNap
    private var beganAt = 0
    private var lookedAt = 0

    /// After a signal, how long a rank still waits for its peers so that all of them can stop at the same place.
    private static let interruptGraceNanoseconds = 400_000_000
    private static let watchIntervalNanoseconds = 20_000_000

    /// - Parameters:
    ///   - policy: what to do between polls; `.auto` counts as `.yield`.
    ///   - timeoutNanoseconds: the deadline of each wait.
    ///   - watch: the processes whose death ends a wait.
    ///   - isAlert: whether it never sleeps between polls, to time what is awaited.
    ///   - events: what wakes it with policy `.event`.
    public init(
        policy: WaitPolicy, timeoutNanoseconds: Int, watch: ProcessWatch?, isAlert: Bool = false,
        events: EventSource? = nil
    ) {
        self.timeoutNanoseconds = timeoutNanoseconds
        self.watch = watch
        self.events = policy == .event ? events : nil
        yields = policy != .poll
        yieldsBeforeNap = isAlert ? .max : self.events == nil ? Self.usualYieldsBeforeNap : Self.yieldsBeforeEvent
        checkMask = yields ? 0x3F : 0x3FF
    }

    /// Starts a new wait.
    @inline(__always)
    public mutating func begin() {
        polls = 0
        nap = Self.shortestNap
        isArmed = false
    }

    /// One pause between two polls. Now and then it looks at the clock, the peers and the signal flag.
    @inline(__always)
    public mutating func pause() -> Verdict {
        if !yields {
            Processors.spinHint()
        } else if polls < yieldsBeforeNap {
            Processors.yield()
        } else {
            sleep()
        }
        polls &+= 1
        return polls & checkMask == 0 ? look() : .keepWaiting
    }

    /// Whether the wait has become long enough, or long enough once more, to do something else that has to be done: seldom
    /// enough that who waits for a short time never does it.
    @inline(__always)
    public var hasTimeForUpkeep: Bool { polls & (yields ? 0xF : 0xFF) == 0 }

    @inline(never)
    private mutating func sleep() {
        guard let events else {
            Processors.sleep(nanoseconds: nap)
            nap = min(nap &+ nap / 4, Self.longestNap)
            return
        }
        if isArmed { events.sleep(nanoseconds: Self.longestNap) } else { events.prepare() }
        isArmed.toggle()
    }

    /// A rank that yields stays runnable, and one that naps shortly keeps its core from being called idle: the scheduler
    /// leaves other threads crowded on another core. So naps grow with the wait, by a quarter each.
    private static let usualYieldsBeforeNap = 50
    private static let yieldsBeforeEvent = 4
    private static let shortestNap = 20_000
    private static let longestNap = 500_000

    @inline(never)
    private mutating func look() -> Verdict {
        let now = MonotonicClock.nanoseconds()
        if polls == checkMask &+ 1 {
            beganAt = now
            lookedAt = now
        }
        if now - beganAt > timeoutNanoseconds { return .timedOut }
        guard now - lookedAt > Self.watchIntervalNanoseconds else { return .keepWaiting }
        lookedAt = now
        if let dead = watch?.firstDead() { return .peerLost(rank: dead) }
        return SignalFlag.isRaised && now - beganAt > Self.interruptGraceNanoseconds ? .interrupted : .keepWaiting
    }
}
