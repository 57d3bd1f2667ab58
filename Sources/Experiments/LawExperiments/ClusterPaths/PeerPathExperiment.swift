import DeviceSimulation
import Laws

/// L35: a card that writes into peers at every distance and reads from them, packet by packet.
struct PeerPathExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 35, title: "peer-to-peer path between devices",
        claim:
            "A card can reach another device's memory without the host's. How fast depends on what lies between them: the "
            + "slowest link, switch or bridge sets the bandwidth, and for reads the number of requests that may wait for "
            + "their answers.",
        formula: "T = a + S/B_p2p with B_p2p = min over links and bridges of B p/(p + h); reads at most n R/t_rtt. a: "
            + "latencies and a packet's time on all hops but the slowest, p and h: payload and header of a packet, n: requests "
            + "under way (credits) of R bytes each, t_rtt: a request there and its answer back. PIX: one switch between, PXB: "
            + "several, PHB: a host bridge, NODE: several of one memory node, SYS: the link between memory nodes",
        source: "S2, on peer-to-peer DMA from a card to an NVMe disk; packets, credits and classes are our extension",
        advice:
            "Pair each card with the accelerator that `rdmark list` shows at PIX or PXB. Across a host bridge let the "
            + "device that has the data write: reads need a credit for every round trip, and bridges often forward them at "
            + "a lower rate.",
        kind: .deterministic,
        measurement: .elsewhere(
            "needs a card and an accelerator with GPUDirect, or two NVMe disks with a memory buffer"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "S: the bytes, whole packets", in: .bytes, defaults: (8...18).map { Double(1 << $0) },
            range: 1...1_073_741_824),
        LawParameter(
            sweep: "credits", "n: requests to read that may be under way", in: .count,
            defaults: [1, 2, 4, 8, 16, 32, 64], range: 1...1024),
        LawParameter(
            "request", "R: the bytes that a request asks for, whole packets", in: .bytes, default: 512,
            range: 1...65536),
        LawParameter(
            "payload", "p: bytes of a packet", in: .bytes, default: 256, range: 1...4096, figure: "packet_payload"),
        LawParameter(
            "header", "h: bytes of its header", in: .bytes, default: 24, range: 0...256, figure: "packet_header"),
        .linkBandwidth,
        LawParameter(
            "bridge-write", "a host bridge, forwarding writes", in: .gigabytesPerSecond, default: 10,
            range: 0.001...1e4, figure: "bridge_write_bandwidth"),
        LawParameter(
            "bridge-read", "a host bridge, forwarding reads", in: .gigabytesPerSecond, default: 6, range: 0.001...1e4,
            figure: "bridge_read_bandwidth"),
        LawParameter(
            "interconnect", "the link between memory nodes", in: .gigabytesPerSecond, default: 5, range: 0.001...1e4,
            figure: "interconnect_bandwidth"),
        LawParameter("hop", "latency of a link or node", in: .nanoseconds, default: 100, range: 0...1e6, figure: "hop"),
    ]

    /// Packets that a run simulates at most.
    private static let mostPackets = 65536

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let figures = PeerPathFigures(
            link: values.bandwidth("bandwidth"), writes: values.bandwidth("bridge-write"),
            reads: values.bandwidth("bridge-read"), interconnect: values.bandwidth("interconnect"),
            latency: values.time("hop"), payload: values.whole("payload"), header: values.whole("header"))
        let payload = figures.payload
        for (name, bytes) in values[sweep: "size"].map({ ("size", $0) }) + [("request", values["request"])]
        where Int(bytes) % payload != 0 || Int(bytes) / payload > Self.mostPackets {
            throw LawRefusal(
                "\(name) \(plain(bytes)) is not 1 to \(Self.mostPackets) whole packets of \(payload) B",
                "give multiples of payload")
        }
        let requests = 2 * Int(values[sweep: "credits"].max() ?? 1)
        guard requests * Int(values["request"]) / payload <= Self.mostPackets else {
            throw LawRefusal(
                "\(requests) requests of \(plain(values["request"])) B are more than \(Self.mostPackets) packets",
                "give fewer credits, smaller requests or a larger payload")
        }
        let model = PeerPathModel(figures)
        // A picosecond for each packet and hop.
        let packetTime =
            figures.law(.oneSwitch, isRead: false).writeTime(packets: 2)
            - figures.law(.oneSwitch, isRead: false).writeTime(packets: 1)
        guard packetTime >= Nanoseconds(0.1) else {
            throw LawRefusal(
                "a packet of \(payload) B takes less than 0.1 ns", "give a larger payload or a lower bandwidth")
        }
        let rounding = LawCurve.Tolerance(absolute: 0.02, relative: 0.001 / packetTime.value)
        let size = LawCurve.Axis("size", .bytes, isLogarithmic: true)
        let time = LawCurve.Axis("time", .nanoseconds, isLogarithmic: true)
        let writes = zip(PeerDistance.allCases, model.peers).map { distance, peer in
            let (law, route) = (figures.law(distance, isRead: false), model.route(peer, isRead: false))
            return LawCurve(
                "write, \(distance.rawValue)", x: size, y: time, tolerance: rounding,
                points: values[sweep: "size"].sorted().map {
                    let packets = Int($0) / payload
                    return LawPoint(
                        x: $0, predicted: law.writeTime(packets: packets).value,
                        simulated: route.write(packets: packets).nanoseconds)
                })
        }
        let packets = values.whole("request") / payload
        let reads = zip(PeerDistance.allCases, model.peers).map { distance, peer in
            let (law, route) = (figures.law(distance, isRead: true), model.route(peer, isRead: true))
            return LawCurve(
                "read, \(distance.rawValue)",
                x: LawCurve.Axis("credits", .count, isLogarithmic: true),
                y: LawCurve.Axis("bandwidth", .gigabytesPerSecond), tolerance: .init(relative: 2 * rounding.relative),
                points: values[sweep: "credits"].sorted().map {
                    LawPoint(
                        x: $0, predicted: law.readBandwidth(credits: Int($0), packets: packets).bytesPerNanosecond,
                        simulated: Self.readBandwidth(route, credits: Int($0), packets: packets))
                })
        }
        return LawResult(
            curves: writes + reads, findings: [classes(model), readTimes(model, figures, packets, rounding)])
    }

    /// Between two long reads, so that the beginning does not count; both are whole rounds of credits.
    private static func readBandwidth(_ route: PeerRoute, credits: Int, packets: Int) -> Double {
        let (short, long) = (credits, 2 * credits)
        let time =
            route.read(requests: long, credits: credits, packets: packets)
            - route.read(requests: short, credits: credits, packets: packets)
        return Double((long - short) * packets * route.payload) / time.nanoseconds
    }

    private func classes(_ model: PeerPathModel) -> LawFinding {
        let found = model.peers.map { model.distance(to: $0) }
        let rates = model.peers.map { peer in
            // A packet more, once the first packets are under way.
            let route = model.route(peer, isRead: false)
            return Double(route.payload) / (route.write(packets: 65) - route.write(packets: 64)).nanoseconds
        }
        let parts = zip(found, rates).map { "\($0.rawValue) \(rounded($1)) GB/s" }
        return LawFinding(
            "the way through the tree gives each class, and a farther one is never faster to write to: "
                + parts.joined(separator: ", "),
            holds: found == PeerDistance.allCases && model.peers.allSatisfy(model.isSymmetric)
                && zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    }

    /// The whole time of reads that do not fill their last round, which the curves of bandwidth leave out.
    private func readTimes(
        _ model: PeerPathModel, _ figures: PeerPathFigures, _ packets: Int, _ rounding: LawCurve.Tolerance
    ) -> LawFinding {
        var worst = 0.0
        var isWithin = true
        for (distance, peer) in zip(PeerDistance.allCases, model.peers) {
            let (law, route) = (figures.law(distance, isRead: true), model.route(peer, isRead: true))
            for credits in [1, 2, 5, 16] {
                for requests in [1, 2, 7, 18] {
                    let predicted = law.readTime(requests: requests, credits: credits, packets: packets).value
                    let found = route.read(requests: requests, credits: credits, packets: packets).nanoseconds
                    worst = max(worst, abs(found - predicted))
                    // A picosecond for each hop of each round, and for each packet.
                    isWithin =
                        isWithin && abs(found - predicted) <= 0.03 * Double(requests) + rounding.allowed(at: predicted)
                }
            }
        }
        return LawFinding(
            "reads of 1 to 18 requests with 1 to 16 credits take what the closed form says, within "
                + "\(rounded(worst)) ns", holds: isWithin)
    }
}
