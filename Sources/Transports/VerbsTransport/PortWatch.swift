internal import HostSystem
internal import Ranks
internal import TransferCore
internal import Verbs

/// The counters of the ports that the ranks use, held against what the ranks say that they posted.
///
/// The ranks of a host share its ports: the first of them reads, and what all of them claim is added up.
final class PortWatch: NetworkWatch {
    private let ranks: RankGroup
    private let fabric: Fabric
    private let pathMTU: Int
    private let isCarrier: Bool
    /// The ports of this host in use; none on a rank that does not read.
    private let ports: [(device: Device, port: Int)]
    private var before: [PortCounters] = []
    private var lookedNanoseconds = 0
    private var claimedBefore = ClaimedTraffic()
    private var growth = TrafficGrowth()
    private var hasLooked = false
    private var claimed = ClaimedTraffic()

    /// - Parameters:
    ///   - ports: the ports of this host in use, where this rank is the one that reads them; else none.
    ///   - isCarrier: whether the cell says that its bytes go over them.
    init(
        _ ports: [(device: Device, port: Int)], _ fabric: Fabric, pathMTU: Int, isCarrier: Bool, among ranks: RankGroup
    ) {
        self.ports = ports
        self.fabric = fabric
        self.pathMTU = pathMTU
        self.isCarrier = isCarrier
        self.ranks = ranks
    }

    func begin() throws(TransferError) {
        claimedBefore = fabric.claimed
        look()
        var waiter = ranks.waiter()
        try ranks.barrier(&waiter)
    }

    func end() throws(TransferError) {
        var waiter = ranks.waiter()
        try ranks.barrier(&waiter)
        claimed = claimed + (fabric.claimed - claimedBefore)
        guard !ports.isEmpty else { return }
        // The kernel hands out what it read last until that is so old.
        let lifespan = Int(before.map(\.lifespanMilliseconds).max() ?? 0) * 1_000_000
        let age = MonotonicClock.nanoseconds() - lookedNanoseconds
        if age < lifespan { Processors.sleep(nanoseconds: lifespan - age) }
        let earlier = before
        look()
        let stretch = TrafficGrowth(from: earlier, to: before)
        growth = hasLooked ? growth + stretch : stretch
        hasLooked = true
    }

    private func look() {
        before = ports.map { PortCounters(of: $0.device, port: $0.port) }
        lookedNanoseconds = MonotonicClock.nanoseconds()
    }

    func testimony(postedBytes: Int) throws(TransferError) -> NetworkTestimony {
        // Ranks of a host are summed by the host's number, which is at most the number of ranks.
        let all = try ranks.allGather(
            [claimed.sentMessages, claimed.sentBytes, claimed.readMessages, claimed.readBytes, postedBytes]
                + growth.words)
        let hosts = Set(ranks.hosts).sorted()
        let reports = hosts.map { host in
            let members = all.indices.filter { ranks.hosts[$0] == host }.map { all[$0] }
            return HostReport(members)
        }
        return HostReport.testimony(of: reports, pathMTU: pathMTU, isCarrier: isCarrier)
    }
}
