import DeviceSimulation
import Laws
import TransferCore

/// L37: from device to device through host memory, whole and in chunks, and directly.
struct StagedOrDirectExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 37, title: "staged through host memory, or GPUDirect RDMA",
        claim:
            "Between two accelerators a message is copied four times if it goes through host memory: device to host, host "
            + "to card, card to host, host to device. With GPUDirect RDMA the cards reach the devices' memory themselves, and "
            + "two of the copies and all traffic of host memory are gone.",
        formula:
            "T_staged = T_d2h + T_net + T_h2d; in chunks c: fill + (S/c - 1) max(stage); T_p2p = a_g + S/min(B_net, B_read, "
            + "B_write); S× = (a_staged - a_g)/(1/B_p2p - 1/B_staged) exists for a_g < a_staged and B_p2p < B_staged. S: bytes, "
            + "T: a + S/B of a stage, a_g: set-up of the direct way, B_read and B_write: a card reading from and writing to a "
            + "device",
        source:
            "S3, on GPUDirect RDMA; the times are reconstructed, the best chunk and the shorter last chunk are our extension",
        advice:
            "Behind one switch use the direct way for every size. Across a host bridge measure both: small messages go "
            + "directly, and from S× on chunks through host memory are faster. `rdmark map` shows which one wins where.",
        kind: .deterministic,
        measurement: .here("four copies within this host, whole and in chunks, beside two"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "S: the message", in: .bytes, defaults: (10...22).map { Double(1 << $0) },
            range: 1...1_073_741_824),
        LawParameter(
            "copy-setup", "a of a copy between device and host", in: .nanoseconds, default: 2000, range: 1...1e9,
            figure: "device_copy_setup"),
        LawParameter(
            "device-bandwidth", "B of a copy between device and host", in: .gigabytesPerSecond, default: 20,
            range: 0.001...1e4, figure: "device_copy_bandwidth"),
        LawParameter(
            "network", "a of network and cards", in: .nanoseconds, default: 1500, range: 1...1e9,
            figure: "network_latency"), .linkBandwidth,
        LawParameter(
            "direct-setup", "a_g: of the direct way", in: .nanoseconds, default: 2000, range: 1...1e9,
            figure: "direct_setup"),
        LawParameter(
            "peer-read", "B_read: a card, reading a device", in: .gigabytesPerSecond, default: 5, range: 0.001...1e4,
            figure: "peer_read_bandwidth"),
        LawParameter(
            "peer-write", "B_write: a card, writing a device", in: .gigabytesPerSecond, default: 10, range: 0.001...1e4,
            figure: "peer_write_bandwidth"),
        LawParameter(
            "chunk", "c: bytes that are staged at a time", in: .bytes, default: 65536, range: 1...1_073_741_824),
        LawParameter("depth", "chunks under way at once", in: .count, default: 4, range: 1...64),
    ]

    /// Chunks that a message is cut into at most.
    private static let mostChunks = 4096

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let copy = LinearStage(setup: values.time("copy-setup"), bandwidth: values.bandwidth("device-bandwidth"))
        let network = LinearStage(setup: values.time("network"), bandwidth: values.bandwidth("bandwidth"))
        let slowest = min(network.bandwidth, values.bandwidth("peer-read"), values.bandwidth("peer-write"))
        let law = StagedOrDirect(
            staged: StagePipeline([copy, network, copy]),
            direct: LinearStage(setup: values.time("direct-setup"), bandwidth: slowest))
        let (chunk, depth) = (values.whole("chunk"), values.whole("depth"))
        let needed = law.staged.buffersNeeded(Double(chunk))
        guard depth >= needed else {
            throw LawRefusal(
                "with \(depth) chunks under way the slowest stage waits for buffers",
                "give a depth of at least \(needed)")
        }
        let sizes = values[sweep: "size"].sorted().map { Int($0) }
        guard sizes[sizes.count - 1] / chunk < Self.mostChunks else {
            throw LawRefusal(
                "a message of \(sizes[sizes.count - 1]) B has more than \(Self.mostChunks) chunks of \(chunk) B",
                "give a larger chunk")
        }
        let model = StagedOrDirectModel(law, buffers: depth)
        func curve(_ name: String, _ predicted: (Int) -> Nanoseconds, _ found: (Int) -> Picoseconds) -> LawCurve {
            LawCurve(
                name, x: LawCurve.Axis("size", .bytes, isLogarithmic: true),
                y: LawCurve.Axis("time", .nanoseconds, isLogarithmic: true),
                // A picosecond for each chunk and stage; a chunk takes at least 1 ns.
                tolerance: .init(absolute: 0.004, relative: 0.001 / min(copy.setup, network.setup).value),
                points: sizes.map {
                    LawPoint(x: Double($0), predicted: predicted($0).value, simulated: found($0).nanoseconds)
                })
        }
        let ways = WaysCompared(law: law, model: model, chunk: chunk)
        return LawResult(
            curves: [
                curve("staged whole", { law.staged.fill(Double($0)) }, { model.staged.time(for: $0, chunk: $0) }),
                curve(
                    "staged in chunks", { law.staged.time(for: Chunking($0, by: chunk)) },
                    { model.staged.time(for: $0, chunk: chunk) }),
                curve("direct", { law.direct.time(for: Double($0)) }, { model.direct.time(for: $0, chunk: $0) }),
            ],
            findings: [
                ways.copies(of: min(sizes[sizes.count - 1], 4 * chunk, 1 << 20), seed: seed), ways.crossingOfWhole,
                ways.crossingOfChunks(most: 1024), ways.bestChunk(for: 1 << 20),
            ])
    }
}
