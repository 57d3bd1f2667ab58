/// What went through the ports of one host between two moments, as their counters tell; nothing where one of them does
/// not tell.
public struct TrafficGrowth: Hashable, Sendable {
    /// Packets sent, acknowledgements among them.
    public var sentPackets: UInt64?
    /// Packets received, acknowledgements among them.
    public var receivedPackets: UInt64?
    /// Bytes sent, with their headers.
    public var sentBytes: UInt64?
    /// Bytes received, with their headers.
    public var receivedBytes: UInt64?

    /// Growth that is known already.
    public init(
        sentPackets: UInt64? = nil, receivedPackets: UInt64? = nil, sentBytes: UInt64? = nil,
        receivedBytes: UInt64? = nil
    ) {
        self.sentPackets = sentPackets
        self.receivedPackets = receivedPackets
        self.sentBytes = sentBytes
        self.receivedBytes = receivedBytes
    }

    /// What one port's counters have grown by.
    public init(_ growth: [String: UInt64]) {
        // `port_xmit_data` and `port_rcv_data` count words (InfiniBand specification, volume 1, 16.1.3.5).
        func bytes(_ name: String) -> UInt64? {
            growth[name].map { $0.multipliedReportingOverflow(by: 4).partialValue }
        }
        self.init(
            sentPackets: growth["sent_pkts"] ?? growth["port_xmit_packets"],
            receivedPackets: growth["rcvd_pkts"] ?? growth["port_rcv_packets"],
            sentBytes: bytes("port_xmit_data"), receivedBytes: bytes("port_rcv_data"))
    }

    /// The growth of all ports together, each of which must be in both lists; of no port, nothing is known.
    public init(from before: [PortCounters], to after: [PortCounters]) {
        let ports = after.map { later in
            before.first { $0.device == later.device && $0.port == later.port }
                .map { TrafficGrowth(later.growth(since: $0)) } ?? TrafficGrowth()
        }
        func sum(_ amount: (TrafficGrowth) -> UInt64?) -> UInt64? {
            let known = ports.compactMap(amount)
            return known.isEmpty || known.count < ports.count ? nil : known.reduce(0, &+)
        }
        self.init(
            sentPackets: sum(\.sentPackets), receivedPackets: sum(\.receivedPackets), sentBytes: sum(\.sentBytes),
            receivedBytes: sum(\.receivedBytes))
    }
}
