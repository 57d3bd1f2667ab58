internal import TransferCore
internal import Verbs

/// What the ranks of one host claim, and what the host's ports counted.
struct HostReport {
    var claimed = ClaimedTraffic()
    let growth: TrafficGrowth

    init(claimed: ClaimedTraffic, growth: TrafficGrowth) {
        self.claimed = claimed
        self.growth = growth
    }

    /// From the words of the host's ranks: four claims, the bytes posted, and what the first of them saw.
    init(_ ranks: [[Int]]) {
        func sum(_ place: Int) -> Int { ranks.reduce(0) { $0 + $1[place] } }
        claimed.sentMessages = sum(0)
        claimed.sentBytes = sum(1)
        claimed.readMessages = sum(2)
        claimed.readBytes = sum(3)
        claimed.otherBytes = sum(4)
        growth = TrafficGrowth(words: ranks[0].suffix(TrafficGrowth.unknownWords.count))
    }

    /// What the counters of all hosts say of a cell.
    ///
    /// - Parameter isCarrier: whether the cell says that its bytes go over the ports. Then a host whose ranks claim
    ///   nothing may still be written to and read from by others, and cannot be contradicted.
    static func testimony(of hosts: [HostReport], pathMTU: Int, isCarrier: Bool) -> NetworkTestimony {
        let known = hosts.compactMap(\.growth.sentPackets)
        let packets = known.count == hosts.count && !known.isEmpty ? Int(clamping: known.reduce(0, &+)) : nil
        let objection = hosts.lazy.filter { !isCarrier || $0.claimed.hasMessages }
            .compactMap { $0.claimed.contradiction(by: $0.growth, pathMTU: pathMTU) }.first
        guard !isCarrier else { return NetworkTestimony(packets: packets, contradiction: objection) }
        return NetworkTestimony(packets: packets, remark: objection.map { "an RDMA device may have carried it: \($0)" })
    }
}

extension ClaimedTraffic {
    /// Whether anything is said to have been posted.
    var hasMessages: Bool { sentMessages > 0 || readMessages > 0 }

    static func + (left: ClaimedTraffic, right: ClaimedTraffic) -> ClaimedTraffic { left.combined(with: right, by: &+) }

    /// `left` is the later one.
    static func - (left: ClaimedTraffic, right: ClaimedTraffic) -> ClaimedTraffic { left.combined(with: right, by: &-) }

    static func * (traffic: ClaimedTraffic, times: Int) -> ClaimedTraffic {
        traffic.combined(with: traffic) { amount, _ in amount &* times }
    }

    private func combined(with other: ClaimedTraffic, by operation: (Int, Int) -> Int) -> ClaimedTraffic {
        var result = ClaimedTraffic()
        result.sentMessages = operation(sentMessages, other.sentMessages)
        result.sentBytes = operation(sentBytes, other.sentBytes)
        result.readMessages = operation(readMessages, other.readMessages)
        result.readBytes = operation(readBytes, other.readBytes)
        return result
    }
}

extension TrafficGrowth {
    /// As many words as growth has, none of them known.
    static let unknownWords = TrafficGrowth().words

    /// The figures, to be sent to other ranks; -1 for what is not known.
    var words: [Int] {
        [sentPackets, receivedPackets, sentBytes, receivedBytes].map { $0.map { Int(clamping: $0) } ?? -1 }
    }

    /// From the words of another rank.
    init(words: ArraySlice<Int>) {
        let values = Array(words).map { $0 < 0 ? nil : UInt64($0) }
        self.init(
            sentPackets: values[0], receivedPackets: values[1], sentBytes: values[2], receivedBytes: values[3])
    }

    /// Of two stretches together; what is not known of one is not known of both.
    static func + (left: TrafficGrowth, right: TrafficGrowth) -> TrafficGrowth {
        func sum(_ amount: (TrafficGrowth) -> UInt64?) -> UInt64? {
            amount(left).flatMap { first in amount(right).map { first &+ $0 } }
        }
        return TrafficGrowth(
            sentPackets: sum(\.sentPackets), receivedPackets: sum(\.receivedPackets), sentBytes: sum(\.sentBytes),
            receivedBytes: sum(\.receivedBytes))
    }
}
