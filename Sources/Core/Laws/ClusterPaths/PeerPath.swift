/// A hop of a way between two devices: a link, or a switch or bridge that forwards.
public struct PeerHop: Hashable, Sendable {
    /// How long a packet is on its way beside the time of its bytes.
    public var latency: Nanoseconds
    /// The rate of its bytes, headers among them.
    public var bandwidth: Bandwidth

    /// See the properties.
    public init(latency: Nanoseconds, bandwidth: Bandwidth) { (self.latency, self.bandwidth) = (latency, bandwidth) }
}

/// L35: from one device's memory to another's, past the host's.
///
/// Source: S2 (from a network card to an NVMe disk); that the slowest hop decides is its claim, packets and credits are our
/// extension.
public struct PeerPath: Hashable, Sendable {
    /// What the bytes pass, in their order; at least one.
    public var hops: [PeerHop]
    /// Bytes of a packet without its header; at least 1.
    public var payload: Int
    /// Bytes of a header, of which a request for bytes consists.
    public var header: Int

    /// Traps without a hop.
    public init(hops: [PeerHop], payload: Int, header: Int) {
        precondition(!hops.isEmpty && payload >= 1 && header >= 0, "bytes pass a hop, in packets")
        (self.hops, self.payload, self.header) = (hops, payload, header)
    }

    /// B_p2p = min over the hops of B p/(p + h): what is left of the slowest hop for the bytes themselves.
    public var bandwidth: Bandwidth { Bandwidth(bytesPerNanosecond: Double(payload) / period.value) }

    /// a + S/B_p2p for whole packets that are written: every packet is handed on when it is there as a whole, so a is every
    /// latency and a packet's time on all hops but the slowest.
    public func writeTime(packets: Int) -> Nanoseconds { fill + Double(packets - 1) * period }

    /// t_rtt: a request there and its packets back, `packets` of them.
    public func readRoundTrip(packets: Int) -> Nanoseconds {
        hops.reduce(.zero) { $0 + $1.latency + $1.bandwidth.time(for: Double(header)) } + writeTime(packets: packets)
    }

    /// min(B_p2p, credits R / t_rtt): what can be read where so many requests of R bytes, `packets` packets each, may wait for
    /// their answers at once.
    public func readBandwidth(credits: Int, packets: Int) -> Bandwidth {
        let bytes = Double(packets * payload)
        let waiting = Nanoseconds(readRoundTrip(packets: packets).value / Double(credits))
        return Bandwidth(bytesPerNanosecond: bytes / max(Double(packets) * period, waiting).value)
    }

    /// What `requests` of them take, exactly: the last of them waits for the slowest hop all the time, or for credits in
    /// each round.
    public func readTime(requests: Int, credits: Int, packets: Int) -> Nanoseconds {
        let (before, trip) = (requests - 1, readRoundTrip(packets: packets))
        let (rounds, rest) = before.quotientAndRemainder(dividingBy: credits)
        let service = Double(packets) * period
        return trip + max(Double(before) * service, Double(rounds) * trip + Double(rest) * service)
    }

    /// A packet on all hops.
    private var fill: Nanoseconds { hops.reduce(.zero) { $0 + $1.latency + time(on: $1) } }

    /// A packet on the slowest hop.
    private var period: Nanoseconds { hops.reduce(.zero) { max($0, time(on: $1)) } }

    private func time(on hop: PeerHop) -> Nanoseconds { hop.bandwidth.time(for: Double(payload + header)) }
}
