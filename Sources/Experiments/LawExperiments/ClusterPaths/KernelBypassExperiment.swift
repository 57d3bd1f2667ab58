import DeviceSimulation
import Laws
import TransferCore

/// L36: the same bytes through sockets and by RDMA, and after how many uses registration has paid off.
struct KernelBypassExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 36, title: "RDMA beside kernel networking",
        claim:
            "Through sockets the processor copies every message into the kernel and out again. RDMA lets the cards reach "
            + "the application's memory themselves, without kernel and copies, but that memory has to be registered first.",
        formula:
            "T_sock = 2 S/Bc + 2 t_sys + a + S/B; T_rdma = t_post + a + S/B + t_reg(S)/u; u* = t_reg(S)/(2 S/Bc + 2 t_sys - "
            + "t_post), none where posting costs more than it spares. S: bytes, Bc: copying, t_sys: a call into the kernel, a "
            + "and B: the network, t_post: posting, t_reg(S) = t_r0 + t_r1 S: registering, u: uses of the registered memory",
        source:
            "S3, on RDMA; the times are reconstructed. The figures of registering are UCX's defaults (MEM_REG_OVERHEAD 16us "
            + "and MEM_REG_GROWTH 0.06ns of uct/ib/base/ib_md.c), the others assumed",
        advice:
            "Register once and reuse: keep a pool of registered buffers, or a cache of registrations. Memory that is used "
            + "fewer than u* times had better be copied into a buffer that is registered already.",
        kind: .deterministic,
        measurement: .here("messages through TCP over loopback; registering and posting take an RDMA device"),
        overVerbs: "messages through TCP over loopback, beside writes out of memory that is registered for some of them"
    )

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "size", "S: a message", in: .bytes, defaults: (6...20).map { Double(1 << $0) },
            range: 1...16_777_216),
        LawParameter("uses", "u: transfers from the same memory", in: .count, default: 100, range: 1...100_000),
        .copyBandwidth,
        LawParameter(
            "call", "t_sys: a call into the kernel", in: .nanoseconds, default: 500, range: 0...1e6,
            figure: "system_call"),
        LawParameter(
            "post", "t_post: posting to a card", in: .nanoseconds, default: 200, range: 0...1e6, figure: "post"),
        LawParameter(
            "network", "a: network and cards", in: .nanoseconds, default: 1500, range: 0...1e6,
            figure: "network_latency"),
        .linkBandwidth,
        LawParameter(
            "register", "t_r0: registering, whatever the size", in: .nanoseconds, default: 16000, range: 0...1e8,
            figure: "registration"),
        LawParameter(
            "register-bandwidth", "1/t_r1: registering, by the size", in: .gigabytesPerSecond, default: 16.667,
            range: 0.001...1e4),
    ]

    private static let mostUses = 10_000

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let law = KernelBypass(
            network: LinearStage(setup: values.time("network"), bandwidth: values.bandwidth("bandwidth")),
            processor: values.bandwidth("copy-bandwidth"), call: values.time("call"), post: values.time("post"),
            registration: LinearStage(
                setup: values.time("register"), bandwidth: values.bandwidth("register-bandwidth")))
        for bytes in values[sweep: "size"] {
            let spared = law.socketTime(for: bytes) - law.post - law.network.time(for: bytes)
            guard abs(spared.value) >= 1 else {
                throw LawRefusal(
                    "at \(plain(bytes)) B a use spares \(plain(spared.value)) ns, which rounding to picoseconds blurs",
                    "give another post, call or copy-bandwidth")
            }
        }
        let model = KernelBypassModel(law)
        let (sizes, uses) = (values[sweep: "size"].sorted(), values.whole("uses"))
        let size = LawCurve.Axis("size", .bytes, isLogarithmic: true)
        let time = LawCurve.Axis("time", .nanoseconds, isLogarithmic: true)
        func curve(
            _ name: String, _ predicted: (Double) -> Nanoseconds, _ found: (Int) -> Double
        ) -> LawCurve {
            // Half a picosecond for each of at most nine roundings.
            LawCurve(
                name, x: size, y: time, tolerance: .init(absolute: 0.005),
                points: sizes.map { LawPoint(x: $0, predicted: predicted($0).value, simulated: found(Int($0))) })
        }
        return LawResult(
            curves: [
                curve("sockets", law.socketTime) { model.socket.time(for: $0, chunk: $0).nanoseconds },
                curve("RDMA, \(uses) uses", { law.rdmaTime(for: $0, uses: Double(uses)) }) {
                    model.rdmaTime(for: $0, uses: uses)
                },
                breakEven(law, model, sizes, size),
            ],
            findings: [copies(model, Int(sizes[sizes.count - 1]), seed)])
    }

    /// u* in whole uses, beside the first simulated transfer with which RDMA is done no later.
    private func breakEven(
        _ law: KernelBypass, _ model: KernelBypassModel, _ sizes: [Double], _ x: LawCurve.Axis
    ) -> LawCurve {
        let points = sizes.map { bytes in
            // The first use is 1, also where registering costs nothing.
            let predicted = law.usesToBreakEven(for: bytes).map { max(1, $0.rounded(.up)) }
            let isInReach = predicted.map { $0 <= Double(Self.mostUses) } ?? false
            // A little further than the law is asked, so that rounding does not decide what is none.
            let found = model.usesToBreakEven(for: Int(bytes), upTo: Self.mostUses + Self.mostUses / 100)
                .map { Double($0) }.flatMap { isInReach || $0 < 0.99 * Double(Self.mostUses) ? $0 : nil }
            return LawPoint(x: bytes, predicted: isInReach ? predicted : nil, simulated: found)
        }
        return LawCurve(
            "uses that pay for registering", x: x, y: LawCurve.Axis("uses", .count, isLogarithmic: true),
            // What a use spares, at least 1 ns, is off by up to 4 roundings.
            tolerance: .init(absolute: 1, relative: 0.003), points: points)
    }

    /// Real bytes through both, and who moved them.
    private func copies(_ model: KernelBypassModel, _ bytes: Int, _ seed: UInt64) -> LawFinding {
        var generator = SeededGenerator(seed: seed)
        let size = min(bytes, 65536)
        let message = (0..<size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let (through, direct) = (model.socket.move(message, chunk: size), model.rdma.move(message, chunk: size))
        return LawFinding(
            "of \(size) bytes the processor copies \(through.counts.byProcessor) through sockets and "
                + "\(direct.counts.byProcessor) by RDMA; cards move \(through.counts.byEngine) and \(direct.counts.byEngine); "
                + "all arrive",
            holds: through.bytes == message && direct.bytes == message && through.counts.byProcessor == 2 * size
                && direct.counts.byProcessor == 0 && direct.counts.byEngine == 2 * size)
    }
}
