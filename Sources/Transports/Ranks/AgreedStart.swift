internal import HostSystem
public import TransferCore

/// Starts the ranks of several hosts at one time: they agree on a moment soon to come, and each awaits it on its own
/// clock. Messages alone let ranks go one after the other.
///
/// Round-time synchronisation, after Hunold and Carpen-Amarie, *Reproducible MPI Benchmarking Is Still Not as Easy as You
/// Think* (TPDS 2016): each start is agreed on anew, so that one slow sample spoils no other.
public struct AgreedStart {
    private let ranks: RankGroup
    private let clock: ClockModel
    private var lead: StartLead

    /// Nothing for ranks of one host, which have a barrier in shared memory.
    ///
    /// - Parameter now: what this rank's clock shows.
    public init?(among ranks: RankGroup, from now: ClockPoint) {
        guard !ranks.sharesOneHost else { return nil }
        self.ranks = ranks
        clock = ClockModel(from: now, to: now)
        lead = StartLead(nanoseconds: 2 * clock.errorNanoseconds)
    }

    /// Returns when it is time. Collective.
    ///
    /// - Returns: whether this rank came too late: it heard of the moment when that was over.
    public mutating func awaitNext() throws(TransferError) -> Bool {
        let proposal = clock.shared(MonotonicClock.nanoseconds()) + lead.nanoseconds
        let start = try ranks.maximum(of: [proposal])[0]
        var now = clock.shared(MonotonicClock.nanoseconds())
        let lateness = now - start
        while now < start {
            if ranks.waitPolicy == .poll { Processors.spinHint() } else { Processors.yield() }
            now = clock.shared(MonotonicClock.nanoseconds())
        }
        lead.adapt(toLateness: lateness)
        return lateness > 0
    }
}

/// How far ahead a start is agreed on: so that hardly anybody is late, and little time is lost.
struct StartLead: Hashable {
    private(set) var nanoseconds: Int

    private static let shortest = 10_000
    private static let longest = 1_000_000_000

    init(nanoseconds: Int) { self.nanoseconds = max(Self.shortest, nanoseconds) }

    /// - Parameter lateness: by how much this rank came too late; negative if it was early.
    mutating func adapt(toLateness lateness: Int) {
        if lateness > 0 {
            nanoseconds = min(Self.longest, nanoseconds + nanoseconds / 4 + lateness)
        } else {
            nanoseconds = max(Self.shortest, nanoseconds - nanoseconds / 512)
        }
    }
}
